package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.CallFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The sweep finds what is due, oldest first, with the index and without. */
class SweepTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  /** What the test runs against; the testing kit's DynamoDB must pass it too. */
  Dynamo dynamo() {
    return DYNAMO;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsDueIsFoundOldestFirst(boolean indexed) {
    Table table = table(indexed);
    List<String> ids = ids(20);
    List<Integer> order = new ArrayList<>(IntStream.range(0, ids.size()).boxed().toList());
    Collections.shuffle(order, new Random(7));
    order.forEach(age -> look(table, ids.get(age), NOW.minusSeconds(100L - age)));

    assertThat(table.store().due(NOW)).isEqualTo(ids);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsDueThisMillisecondIsFoundAndWhatIsDueTheNextIsNot(boolean indexed) {
    Table table = table(indexed);
    List<String> ids = ids(3);
    look(table, ids.get(0), NOW);
    look(table, ids.get(1), NOW.plusMillis(1));
    table.register(ids.get(2), "ready");

    assertThat(table.store().due(NOW)).containsExactly(ids.get(0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsSettledIsNoLongerFound(boolean indexed) {
    Table table = table(indexed);
    String id = ids(1).get(0);
    look(table, id, NOW);
    Lease lease = Table.lease();
    NodeRecord due = ((Claim.Claimed) table.store().claim(id, lease, NOW, false)).record();

    table.store().write(lease, due, due.edit().nextLook(Optional.empty()).build(), true);

    assertThat(table.store().due(NOW)).isEmpty();
  }

  @Test
  void everyShardIsAsked() {
    List<String> ids = ids(64);
    assertThat(ids.stream().map(Items::shard).distinct()).hasSize(8);
    Table table = table(true);
    ids.forEach(id -> look(table, id, NOW));

    assertThat(table.store().due(NOW)).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void aNodesShardIsOneOfEightAndAlwaysTheSame() {
    assertThat(ids(1000)).allSatisfy(id -> assertThat(Items.shard(id)).isBetween(0L, 7L));
    assertThat(Items.shard(Table.NODE)).isEqualTo(Items.shard(Table.NODE));
  }

  @Test
  void commandsAndSchedulesAreNotDue() {
    Table table = table(false);
    table.put(
        Map.of(
            "Ident", AttributeValue.fromS("7c9d2b6e-0f3a-4d18-9b52-5e6a1c0f4d77"),
            "ItemType", AttributeValue.fromS("command"),
            "ExpiresAt", AttributeValue.fromN("1")));

    assertThat(table.store().due(NOW)).isEmpty();
  }

  @Test
  void anUnknownTableIsNamedOnOneLine() {
    Table table = new Table(dynamo().newTable().dynamoDb(), "no-such-table");

    assertThatThrownBy(() -> table.store().due(NOW))
        .isInstanceOf(CallFailedException.class)
        .hasMessageMatching("LIFECYCLE_TABLE is 'no-such-table'[^\\n]*");
  }

  private Table table(boolean indexed) {
    return indexed ? dynamo().newTable() : dynamo().newTableWithoutIndexes();
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> String.format("i-%017x", 1_000_003L * number))
        .toList();
  }

  private static void look(Table table, String id, Instant at) {
    table.register(id, "ready");
    Lease lease = Table.lease();
    NodeRecord record = ((Claim.Claimed) table.store().claim(id, lease, NOW, false)).record();
    table.store().write(lease, record, record.edit().nextLook(Optional.of(at)).build(), true);
  }
}
