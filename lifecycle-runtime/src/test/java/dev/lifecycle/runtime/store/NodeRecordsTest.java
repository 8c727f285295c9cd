package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Http;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Nodes are found by id, and by type with the index and without, and read consistently. */
class NodeRecordsTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final String QUERY = "DynamoDB_20120810.Query";
  private static final String BATCH = "DynamoDB_20120810.BatchGetItem";

  /** What the test runs against; the testing kit's DynamoDB must pass it too. */
  Dynamo dynamo() {
    return DYNAMO;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nodesOfTheTypesAreFoundAndNoOthers(boolean indexed) {
    Table table = table(indexed);
    table.put(node("i-0000000a", "manager", "ready"));
    table.put(node("i-0000000b", "worker", "ready"));
    table.put(node("i-0000000c", "bystander", "ready"));
    table.put(Map.of("Ident", AttributeValue.fromS("i-0000000d")));

    assertThat(ids(nodes(table).ofTypes(Set.of("manager", "worker", "nobody"))))
        .containsExactlyInAnyOrder("i-0000000a", "i-0000000b");
    assertThat(ids(nodes(table).ofTypes(Set.of()))).isEmpty();
  }

  @Test
  void nodesOfTheseIdsComeInTheirOrder() {
    Table table = table(true);
    List<String> ids = IntStream.range(0, 230).mapToObj(n -> String.format("i-%08x", n)).toList();
    ids.forEach(id -> table.put(node(id, "worker", "ready")));
    List<String> asked = new ArrayList<>(ids);
    Collections.reverse(asked);
    List<String> withOneThatHasNoRecord = new ArrayList<>(asked);
    withOneThatHasNoRecord.add(120, "i-ffffffff");

    assertThat(ids(nodes(table).of(withOneThatHasNoRecord))).isEqualTo(asked);
    assertThat(ids(nodes(table).of(List.of()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itemsOfOtherKindsNeverAppear(boolean indexed) {
    Table table = table(indexed);
    List<String> kinds = List.of("command", "schedule", "role");
    kinds.forEach(kind -> table.put(node(kind + ":x", kind, "ready")));
    table.put(node(NODE, "manager", "ready"));

    assertThat(ids(nodes(table).of(List.of("command:x", "schedule:x", "role:x", NODE))))
        .containsExactly(NODE);
    assertThat(ids(nodes(table).ofTypes(Set.copyOf(kinds)))).isEmpty();
    assertThat(kinds).allSatisfy(kind -> assertThat(nodes(table).find(kind + ":x")).isEmpty());
    assertThat(nodes(table).find(NODE)).isPresent();
  }

  @Test
  void moreNodesThanOneBatchTakesComeInTheOrderOfTheirIds() {
    Table table = table(true);
    List<String> ids = IntStream.range(0, 230).mapToObj(n -> String.format("i-%08x", n)).toList();
    ids.forEach(id -> table.put(node(id, "worker", "ready")));

    assertThat(ids(nodes(table).ofTypes(Set.of("worker")))).isEqualTo(ids);
  }

  @Test
  void theIndexOnlyNamesCandidates() {
    Http behind =
        Http.answering(200, "{\"Items\":[%s,%s,%s]}".formatted(key("a"), key("b"), key("c")))
            .then(
                200,
                "{\"Responses\":{\"table\":[%s,%s]},\"UnprocessedKeys\":{}}"
                    .formatted(item("c", "worker"), item("a", "manager")));

    // a has another type by now, b is gone
    assertThat(ids(nodes(behind).ofTypes(Set.of("worker")))).containsExactly("c");
    assertThat(behind.requests().get(1).body()).contains("\"ConsistentRead\":true");
  }

  @Test
  void keysThatWereNotProcessedAreReadAgain() {
    String left = "{\"table\":{\"ConsistentRead\":true,\"Keys\":[%s]}}".formatted(key("a"));
    Http busy =
        Http.answering(200, "{\"Items\":[%s,%s]}".formatted(key("a"), key("b")))
            .then(
                200,
                "{\"Responses\":{\"table\":[%s]},\"UnprocessedKeys\":%s}"
                    .formatted(item("b", "worker"), left))
            .then(200, "{\"Responses\":{\"table\":[%s]}}".formatted(item("a", "worker")));

    assertThat(ids(nodes(busy).ofTypes(Set.of("worker")))).containsExactly("a", "b");
    assertThat(busy.requests().get(2).body())
        .contains("{\"S\":\"a\"}", "\"ConsistentRead\":true")
        .doesNotContain("{\"S\":\"b\"}");
  }

  @Test
  void aBatchThatProcessesNothingIsAFailedCall() {
    String left = "{\"table\":{\"Keys\":[%s]}}".formatted(key("a"));
    Http busy =
        Http.answering(200, "{\"Items\":[%s]}".formatted(key("a")))
            .then(200, "{\"Responses\":{},\"UnprocessedKeys\":%s}".formatted(left));

    assertThatThrownBy(() -> ids(nodes(busy).ofTypes(Set.of("worker"))))
        .isExactlyInstanceOf(CallFailedException.class)
        .hasMessageContaining("BatchGetItem");
  }

  @Test
  void aPageIsReadWhenItsFirstNodeIsAskedFor() {
    Http paged =
        Http.answering(
                200, "{\"Items\":[%s],\"LastEvaluatedKey\":%s}".formatted(key("a"), key("a")))
            .then(200, "{\"Responses\":{\"table\":[%s]}}".formatted(item("a", "worker")))
            .then(200, "{\"Items\":[%s]}".formatted(key("b")))
            .then(200, "{\"Responses\":{\"table\":[%s]}}".formatted(item("b", "worker")));

    Stream<NodeRecord> untouched = nodes(paged).ofTypes(Set.of("worker"));
    assertThat(paged.requests()).isEmpty();
    assertThat(untouched.findFirst()).isPresent();
    assertThat(paged.requests()).extracting(Http.Request::target).containsExactly(QUERY, BATCH);
  }

  @Test
  void aScanIsLazyAndConsistent() {
    Http paged =
        Http.answering(
                400,
                "{\"__type\":\"ValidationException\",\"message\":\"The table does not have the"
                    + " specified index: ItemType-index\"}")
            .then(
                200,
                "{\"Items\":[%s],\"LastEvaluatedKey\":%s}"
                    .formatted(item("a", "worker"), key("a")));

    assertThat(nodes(paged).ofTypes(Set.of("worker")).findFirst()).isPresent();
    assertThat(paged.requests()).hasSize(2);
    assertThat(paged.requests().get(1).body()).contains("\"ConsistentRead\":true");
  }

  static Stream<Function<NodeRecords, Object>> reads() {
    return Stream.of(
        nodes -> nodes.find(NODE),
        nodes -> nodes.ofTypes(Set.of("worker")).toList(),
        nodes -> nodes.of(List.of(NODE)).toList());
  }

  @ParameterizedTest
  @MethodSource("reads")
  void aReadThatFailsIsNoAbsentNode(Function<NodeRecords, Object> read) {
    List<Http> broken =
        List.of(
            Http.failing(),
            Http.answering(500, "{\"__type\":\"InternalServerError\"}"),
            Http.answering(400, "{\"__type\":\"ProvisionedThroughputExceededException\"}"));

    assertThat(broken)
        .allSatisfy(
            network ->
                assertThatThrownBy(() -> read.apply(nodes(network)))
                    .isExactlyInstanceOf(CallFailedException.class));
  }

  @ParameterizedTest
  @MethodSource("reads")
  void anUnknownTableIsNamedOnOneLine(Function<NodeRecords, Object> read) {
    Table table = new Table(dynamo().newTable().dynamoDb(), "no-such-table");

    assertThatThrownBy(() -> read.apply(nodes(table)))
        .isExactlyInstanceOf(CallFailedException.class)
        .hasMessageMatching("LIFECYCLE_TABLE is 'no-such-table'[^\\n]*");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSpoiltRecordIsNoAbsentNode(boolean indexed) {
    Table table = table(indexed);
    table.put(node(NODE, "worker", "ready"));
    table.set(NODE, "Revision", AttributeValue.fromS("three"));

    assertThat(reads())
        .allSatisfy(
            read ->
                assertThatThrownBy(() -> read.apply(nodes(table)))
                    .isInstanceOf(BadRecordException.class)
                    .hasMessageContaining(NODE));
  }

  private Table table(boolean indexed) {
    return indexed ? dynamo().newTable() : dynamo().newTableWithoutIndexes();
  }

  private static NodeRecords nodes(Table table) {
    return new DynamoDbNodeRecords(table.dynamoDb(), table.name());
  }

  private static NodeRecords nodes(Http http) {
    return new DynamoDbNodeRecords(Http.once(DynamoDbClient.builder(), http), "table");
  }

  private static List<String> ids(Stream<NodeRecord> records) {
    return records.map(NodeRecord::id).toList();
  }

  private static Map<String, AttributeValue> node(String id, String type, String status) {
    return Map.of(
        "Ident", AttributeValue.fromS(id),
        "ItemType", AttributeValue.fromS(type),
        "ItemStatus", AttributeValue.fromS(status));
  }

  private static String key(String id) {
    return "{\"Ident\":{\"S\":\"" + id + "\"}}";
  }

  private static String item(String id, String type) {
    return "{\"Ident\":{\"S\":\"" + id + "\"},\"ItemType\":{\"S\":\"" + type + "\"}}";
  }
}
