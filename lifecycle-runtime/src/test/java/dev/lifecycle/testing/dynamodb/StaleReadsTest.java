package dev.lifecycle.testing.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads that are not consistent, and indexes, are behind; consistent ones never are. */
class StaleReadsTest {

  private static final Map<String, AttributeValue> KEY = Map.of("Ident", text("i-1"));

  private final Items items = new Items();
  private int behind = 1;
  private Instant now = Instant.parse("2026-11-23T10:15:02Z");
  private final InMemoryDynamoDb table = new InMemoryDynamoDb("nodes", items, () -> behind);

  StaleReadsTest() {
    items.put(item("started", "1"));
    items.put(item("ready", "9"));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static Map<String, AttributeValue> item(String status, String nextLook) {
    return Map.of(
        "Ident", text("i-1"),
        "ItemType", text("worker"),
        "ItemStatus", text(status),
        "Shard", AttributeValue.fromN("0"),
        "NextLook", AttributeValue.fromN(nextLook));
  }

  @Test
  void aReadIsBehindUnlessItIsConsistent() {
    assertThat(table.getItem(get -> get.tableName("nodes").key(KEY)).item().get("ItemStatus"))
        .isEqualTo(text("started"));
    assertThat(
            table
                .getItem(get -> get.tableName("nodes").key(KEY).consistentRead(true))
                .item()
                .get("ItemStatus"))
        .isEqualTo(text("ready"));
  }

  @Test
  void soIsAReadOfABatch() {
    assertThat(batch(false)).isEqualTo(text("started"));
    assertThat(batch(true)).isEqualTo(text("ready"));
  }

  private AttributeValue batch(boolean consistently) {
    KeysAndAttributes keys =
        KeysAndAttributes.builder().keys(List.of(KEY)).consistentRead(consistently).build();
    return table
        .batchGetItem(get -> get.requestItems(Map.of("nodes", keys)))
        .responses()
        .get("nodes")
        .get(0)
        .get("ItemStatus");
  }

  @Test
  void soIsAScan() {
    assertThat(table.scan(scan -> scan.tableName("nodes")).items())
        .extracting(item -> item.get("ItemStatus"))
        .containsExactly(text("started"));
    assertThat(table.scan(scan -> scan.tableName("nodes").consistentRead(true)).items())
        .extracting(item -> item.get("ItemStatus"))
        .containsExactly(text("ready"));
  }

  @Test
  void anIndexIsBehindAndHoldsKeysOnly() {
    assertThat(due("5")).hasSize(1);
    assertThat(due("5").get(0).keySet()).containsExactlyInAnyOrder("Ident", "Shard", "NextLook");

    behind = 0;

    assertThat(due("5")).isEmpty();
  }

  private List<Map<String, AttributeValue>> due(String now) {
    return table
        .query(
            query ->
                query
                    .tableName("nodes")
                    .indexName("Sweep-index")
                    .keyConditionExpression("#shard = :shard AND #look <= :now")
                    .expressionAttributeNames(Map.of("#shard", "Shard", "#look", "NextLook"))
                    .expressionAttributeValues(
                        Map.of(
                            ":shard",
                            AttributeValue.fromN("0"),
                            ":now",
                            AttributeValue.fromN(now))))
        .items();
  }

  @Test
  void whatWasWrittenSomeTimeAgoIsSeenEverywhere() {
    Items dated = new Items(() -> new Version.Stamp(now, 0, 0));
    InMemoryDynamoDb datedTable = new InMemoryDynamoDb("nodes", dated, () -> 3);
    dated.put(item("started", "1"));
    now = now.plus(Items.SETTLES);
    assertThat(status(datedTable)).isEqualTo(text("started"));

    dated.put(item("ready", "9"));
    now = now.plus(Items.SETTLES).minusMillis(1);
    assertThat(status(datedTable)).isEqualTo(text("started"));

    now = now.plusMillis(1);
    assertThat(status(datedTable)).isEqualTo(text("ready"));
  }

  private static AttributeValue status(InMemoryDynamoDb of) {
    return of.getItem(get -> get.tableName("nodes").key(KEY)).item().get("ItemStatus");
  }

  @Test
  void anItemThatIsYoungerThanTheReadIsNotThere() {
    behind = 2;
    assertThat(table.getItem(get -> get.tableName("nodes").key(KEY)).item()).isEmpty();
  }
}
