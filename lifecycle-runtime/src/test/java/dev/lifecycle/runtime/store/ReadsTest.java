package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Requests.invalid;
import static dev.lifecycle.runtime.store.Requests.item;
import static dev.lifecycle.runtime.store.Requests.number;
import static dev.lifecycle.runtime.store.Requests.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What the store relies on when it reads: batches, scans, and queries of the two indexes. */
class ReadsTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final Map<String, String> SWEEP = Map.of("#s", "Shard", "#l", "NextLook");

  private Table table;

  /** What the test runs against; the testing kit's DynamoDB must pass it too. */
  Dynamo dynamo() {
    return DYNAMO;
  }

  @BeforeEach
  void newTable() {
    table = dynamo().newTable();
  }

  private void given(String id, String type, String shard, String nextLook) {
    new Requests(table)
        .given(
            id,
            Map.of(
                "ItemType", text(type),
                "ItemStatus", text("ready"),
                "Shard", number(shard),
                "NextLook", number(nextLook)));
  }

  private List<Map<String, AttributeValue>> query(Consumer<QueryRequest.Builder> what) {
    return table
        .dynamoDb()
        .query(
            query -> {
              query.tableName(table.name());
              what.accept(query);
            })
        .items();
  }

  private List<Map<String, AttributeValue>> due(String condition) {
    return query(
        query ->
            query
                .indexName("Sweep-index")
                .keyConditionExpression(condition)
                .expressionAttributeNames(SWEEP)
                .expressionAttributeValues(Map.of(":shard", number("3"), ":now", number("100"))));
  }

  @Test
  void theIndexOfTheSweepHoldsItsKeysOnlyAndIsInOrderOfTime() {
    given("later", "worker", "3", "100");
    given("first", "worker", "3", "9");
    given("tooLate", "worker", "3", "101");
    given("ofAnotherShard", "worker", "4", "9");
    new Requests(table).given("withoutTime", Map.of("Shard", number("3")));
    new Requests(table).given("withoutShard", Map.of("NextLook", number("9")));

    assertThat(due("#s = :shard AND #l <= :now"))
        .containsExactly(
            item("first", Map.of("Shard", number("3"), "NextLook", number("9"))),
            item("later", Map.of("Shard", number("3"), "NextLook", number("100"))));
  }

  @Test
  void theIndexOfTypesHoldsItsKeysOnlyAndIsInOrderOfIds() {
    given("b", "worker", "1", "1");
    given("a", "worker", "2", "2");
    given("c", "manager", "3", "3");
    new Requests(table).given("d", Map.of());

    assertThat(
            query(
                query ->
                    query
                        .indexName("ItemType-index")
                        .keyConditionExpression("#t = :t")
                        .expressionAttributeNames(Map.of("#t", "ItemType"))
                        .expressionAttributeValues(Map.of(":t", text("worker")))))
        .containsExactly(
            item("a", Map.of("ItemType", text("worker"))),
            item("b", Map.of("ItemType", text("worker"))));
  }

  @Test
  void anIndexIsAskedForOneValueOfItsHashAndNothingBesideItsKeys() {
    invalid(() -> due("#s <= :shard AND #l <= :now"));
    invalid(() -> due("#l <= :now AND #l = :shard"));
    invalid(
        () ->
            query(
                query ->
                    query
                        .indexName("ItemType-index")
                        .keyConditionExpression("#t = :t AND #s = :s")
                        .expressionAttributeNames(Map.of("#t", "ItemType", "#s", "ItemStatus"))
                        .expressionAttributeValues(
                            Map.of(":t", text("worker"), ":s", text("ready")))));
  }

  @Test
  void eachPlaceholderOfAQueryStandsForSomethingAndIsUsed() {
    invalid(() -> due("#s = :shard"));
    invalid(() -> due("#s = :shard AND #l <= :later"));
  }

  @Test
  void anIndexIsNeverReadConsistently() {
    invalid(
        () ->
            query(
                query ->
                    query
                        .indexName("ItemType-index")
                        .consistentRead(true)
                        .keyConditionExpression("#t = :t")
                        .expressionAttributeNames(Map.of("#t", "ItemType"))
                        .expressionAttributeValues(Map.of(":t", text("worker")))));
  }

  @Test
  void anIndexThatTheTableHasNotIsRefused() {
    table = dynamo().newTableWithoutIndexes();

    invalid(() -> due("#s = :shard AND #l <= :now"));
  }

  @Test
  void aScanKeepsWhatItsFilterLetsThroughAndTheAttributesThatItNames() {
    given("a", "worker", "1", "100");
    given("b", "worker", "1", "101");
    new Requests(table).given("c", Map.of("ItemType", text("worker")));

    assertThat(
            table
                .dynamoDb()
                .scan(
                    scan ->
                        scan.tableName(table.name())
                            .filterExpression("#l <= :now")
                            .projectionExpression("#id, #l")
                            .expressionAttributeNames(Map.of("#id", "Ident", "#l", "NextLook"))
                            .expressionAttributeValues(Map.of(":now", number("100"))))
                .items())
        .containsExactly(item("a", Map.of("NextLook", number("100"))));
    assertThat(table.dynamoDb().scan(scan -> scan.tableName(table.name())).items())
        .containsExactlyInAnyOrder(table.item("a"), table.item("b"), table.item("c"));
  }

  @Test
  void aBatchReadsWholeItemsAndLeavesOutWhatIsNotThere() {
    given("a", "worker", "1", "100");
    given("b", "worker", "1", "101");

    assertThat(batch(List.of("b", "absent", "a")))
        .containsExactlyInAnyOrder(table.item("a"), table.item("b"));
    assertThat(batch(List.of("absent"))).isEmpty();
  }

  @Test
  void aBatchHasOneToAHundredDifferentKeys() {
    List<String> many = IntStream.range(0, 101).mapToObj(n -> "i-" + n).toList();

    assertThat(batch(many.subList(0, 100))).isEmpty();
    invalid(() -> batch(many));
    invalid(() -> batch(List.of()));
    invalid(() -> batch(List.of("a", "b", "a")));
  }

  private List<Map<String, AttributeValue>> batch(List<String> ids) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .keys(ids.stream().map(TableCalls::key).toList())
            .consistentRead(true)
            .build();
    return table
        .dynamoDb()
        .batchGetItem(get -> get.requestItems(Map.of(table.name(), keys)))
        .responses()
        .get(table.name());
  }

  @Test
  void aTableThatIsNotThereIsRefused() {
    table = new Table(table.dynamoDb(), "no-such-table");

    assertThat(
            Stream.<ThrowingCallable>of(
                () -> table.item("a"),
                () -> batch(List.of("a")),
                () -> due("#s = :shard AND #l <= :now"),
                () -> table.dynamoDb().scan(scan -> scan.tableName(table.name()))))
        .allSatisfy(
            call ->
                assertThat(catchThrowableOfType(ResourceNotFoundException.class, call))
                    .isNotNull());
  }
}
