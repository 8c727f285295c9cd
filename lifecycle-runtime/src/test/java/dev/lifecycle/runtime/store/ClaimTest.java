package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.NODE;
import static dev.lifecycle.runtime.store.Table.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One conditional write takes the lease of a record, or says why not. */
class ClaimTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private final Lease lease = Table.lease();
  private Table table;

  /** What the test runs against; the testing kit's DynamoDB must pass it too. */
  Dynamo dynamo() {
    return DYNAMO;
  }

  @BeforeEach
  void newTable() {
    table = dynamo().newTable();
  }

  @Test
  void aFreeRecordIsTakenAndReturned() {
    table.register(NODE, "finished_cloud_init");

    assertThat(claim(true))
        .isInstanceOfSatisfying(
            Claim.Claimed.class,
            claimed -> {
              assertThat(claimed.record().id()).isEqualTo(NODE);
              assertThat(claimed.record().status()).isEqualTo("finished_cloud_init");
            });
    assertThat(table.item(NODE))
        .containsEntry("LeaseOwner", AttributeValue.fromS(lease.owner()))
        .containsEntry(
            "LeaseUntil", AttributeValue.fromN(Long.toString(lease.until().toEpochMilli())));
  }

  @Test
  void aClaimChangesNothingButTheLease() {
    table.register(NODE, "ready");
    Map<String, AttributeValue> before = table.item(NODE);

    claim(false);

    Map<String, AttributeValue> after = table.item(NODE);
    assertThat(after)
        .containsOnlyKeys(
            "Ident", "ItemType", "ItemStatus", "InstanceIp", "LeaseOwner", "LeaseUntil");
    assertThat(after).containsAllEntriesOf(before);
  }

  @Test
  void aHeldRecordStaysItsHolders() {
    Lease other = heldUntil(NOW.plusSeconds(30));
    Map<String, AttributeValue> before = table.item(NODE);

    assertThat(claim(false)).isEqualTo(new Claim.Held(other.until()));
    assertThat(table.item(NODE)).isEqualTo(before);
  }

  @Test
  void aLeaseThatEndsThisMillisecondIsStillHeld() {
    heldUntil(NOW);

    assertThat(claim(false)).isEqualTo(new Claim.Held(NOW));
  }

  @Test
  void anExpiredLeaseIsTaken() {
    heldUntil(NOW.minusMillis(1));

    assertThat(claim(false)).isInstanceOf(Claim.Claimed.class);
    assertThat(table.item(NODE)).containsEntry("LeaseOwner", AttributeValue.fromS(lease.owner()));
  }

  @Test
  void aRecordOfAnotherModelIsLeftAlone() {
    table.register(NODE, "ready");
    table.set(NODE, "Model", AttributeValue.fromS("com.example.OtherModel"));
    Map<String, AttributeValue> before = table.item(NODE);

    assertThat(claim(false)).isEqualTo(new Claim.Foreign("com.example.OtherModel"));
    assertThat(table.item(NODE)).isEqualTo(before);
  }

  @Test
  void aRecordOfThisModelIsTaken() {
    table.register(NODE, "ready");
    table.set(NODE, "Model", AttributeValue.fromS(Table.MODEL));

    assertThat(claim(false)).isInstanceOf(Claim.Claimed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "pending"})
  void aLaunchLeavesANodeThatIsNotReadyAlone(String status) {
    table.register(NODE, status);

    assertThat(claim(true)).isEqualTo(new Claim.NotReady(status));
    assertThat(table.item(NODE)).doesNotContainKeys("LeaseOwner", "LeaseUntil");
  }

  @Test
  void aLaunchLeavesANodeWithoutStatusAlone() {
    table.put(Map.of("Ident", AttributeValue.fromS(NODE)));

    assertThat(claim(true)).isEqualTo(new Claim.NotReady(""));
    assertThat(table.item(NODE)).containsOnlyKeys("Ident");
  }

  @Test
  void anythingElseTakesANodeThatIsNotReady() {
    table.register(NODE, "pending");

    assertThat(claim(false)).isInstanceOf(Claim.Claimed.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMissingRecordIsNotMade(boolean whenReady) {
    assertThat(claim(whenReady)).isEqualTo(new Claim.Missing());
    assertThat(table.item(NODE)).isEmpty();
  }

  @Test
  void aClaimWhoseAnswerWasLostIsOurs() {
    table.register(NODE, "finished_cloud_init");
    Dynamo.Lossy network = dynamo().lossy(table);
    DynamoDbRecordStore store = table.store(network.client());
    network.loseNextAnswer();

    assertThat(store.claim(NODE, lease, NOW, true)).isInstanceOf(Claim.Claimed.class);
    assertThat(network.delivered()).isEqualTo(2);
  }

  @Test
  void aClaimWhoseAnswerWasLostIsNotOursOnceAnotherHasIt() {
    table.register(NODE, "finished_cloud_init");
    Lease other = new Lease("another-owner", NOW.plus(Duration.ofMinutes(5)));
    Dynamo.Lossy network = dynamo().lossy(table);
    DynamoDbRecordStore store = table.store(network.client());
    network.loseNextAnswer(
        () -> table.store().claim(NODE, other, lease.until().plusSeconds(1), false));

    assertThat(store.claim(NODE, lease, NOW, true)).isEqualTo(new Claim.Held(other.until()));
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    table.register(NODE, "finished_cloud_init");
    DynamoDbRecordStore store = table.store();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Claim>> claims =
          Stream.generate(Table::lease)
              .limit(8)
              .map(one -> (Callable<Claim>) () -> store.claim(NODE, one, NOW, true))
              .toList();
      int taken = 0;
      for (Future<Claim> claim : threads.invokeAll(claims)) {
        taken += claim.get() instanceof Claim.Claimed ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private Claim claim(boolean whenReady) {
    return table.store().claim(NODE, lease, NOW, whenReady);
  }

  private Lease heldUntil(Instant until) {
    table.register(NODE, "ready");
    Lease other = new Lease("another-owner", until);
    assertThat(table.store().claim(NODE, other, NOW.minusSeconds(60), false))
        .isInstanceOf(Claim.Claimed.class);
    return other;
  }
}
