package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.NODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.dynamodb.ItemSize;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A write costs by the size of the item: a unit for each begun kilobyte. */
class RecordSizeTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private static final int KILOBYTE = 1024;

  private final Lease lease = Table.lease();
  private Table table;

  @BeforeEach
  void newTable() {
    table = new Table(DYNAMO.client(), DYNAMO.table());
  }

  @Test
  void sizesAreCountedAsDynamoDbCountsThem() {
    assertThat(ItemSize.of(Map.of("Name", AttributeValue.fromS("Größe")))).isEqualTo(4 + 7);
    assertThat(ItemSize.of(Map.of("N", AttributeValue.fromN("1795428902000")))).isEqualTo(1 + 8);
    assertThat(
            ItemSize.of(Map.of("M", AttributeValue.fromM(Map.of("k", AttributeValue.fromS("v"))))))
        .isEqualTo(1 + 3 + 1 + 2);
    assertThat(ItemSize.of(Map.of("S", AttributeValue.fromSs(List.of("ab", "c")))))
        .isEqualTo(1 + 3);
    assertThat(ItemSize.of(Map.of("X", AttributeValue.fromNul(true)))).isEqualTo(1 + 1);
  }

  @Test
  void aNodeThatWaitsForItsCommandFitsAKilobyteWithItsLease() {
    assertThat(sizeOf(Records.joining())).isLessThanOrEqualTo(KILOBYTE);
  }

  @Test
  void aLaunchedNodeFitsAKilobyte() {
    assertThat(sizeOf(Records.launched())).isLessThanOrEqualTo(KILOBYTE);
  }

  @Test
  void everythingAtOnceFitsTwoKilobytes() {
    assertThat(sizeOf(Records.full())).isLessThanOrEqualTo(2 * KILOBYTE);
  }

  private int sizeOf(NodeRecord record) {
    NodeRecord before = table.claimed(lease);
    table.store().write(lease, before, record, false);
    return ItemSize.of(table.item(NODE));
  }
}
