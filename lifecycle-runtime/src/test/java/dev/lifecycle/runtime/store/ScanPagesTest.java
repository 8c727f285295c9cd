package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A scan reads every page. Seen with DynamoDB Local alone: an answer of the testing kit's table has
 * one page, whatever its size.
 */
class ScanPagesTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final List<String> IDS =
      IntStream.range(0, 12).mapToObj("i-%08x"::formatted).toList();

  private final Table table = DYNAMO.newTableWithoutIndexes();

  @BeforeEach
  void severalPages() { // 3.6 MB: a page is at most one
    IDS.forEach(
        id ->
            table.put(
                Map.of(
                    "Ident", AttributeValue.fromS(id),
                    "ItemType", AttributeValue.fromS("worker"),
                    "ItemStatus", AttributeValue.fromS("ready"),
                    "NextLook", AttributeValue.fromN(Long.toString(NOW.toEpochMilli())),
                    "Padding", AttributeValue.fromS("x".repeat(300_000)))));
    assertThat(
            table.dynamoDb().scan(request -> request.tableName(table.name())).hasLastEvaluatedKey())
        .isTrue();
  }

  @Test
  void theSweepFindsWhatIsDueOnEachOfThem() {
    assertThat(table.store().due(NOW)).containsExactlyInAnyOrderElementsOf(IDS);
  }

  @Test
  void nodesOfATypeAreFoundOnEachOfThem() {
    NodeRecords nodes = new DynamoDbNodeRecords(table.dynamoDb(), table.name());

    assertThat(nodes.ofTypes(Set.of("worker")).map(NodeRecord::id))
        .containsExactlyInAnyOrderElementsOf(IDS);
  }
}
