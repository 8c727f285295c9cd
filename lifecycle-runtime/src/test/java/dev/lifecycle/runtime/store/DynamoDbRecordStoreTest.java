package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Table.MODEL;
import static dev.lifecycle.runtime.store.Table.NODE;
import static dev.lifecycle.runtime.store.Table.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Every write but the claim holds only for the revision that was read and the lease that is ours.
 */
class DynamoDbRecordStoreTest {

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private final Lease lease = Table.lease();
  private Dynamo.Lossy network;
  private Table table;
  private RecordStore store;
  private NodeRecord record;

  /** What the test runs against; the testing kit's DynamoDB must pass it too. */
  Dynamo dynamo() {
    return DYNAMO;
  }

  @BeforeEach
  void claimedRecord() {
    table = dynamo().newTable();
    network = dynamo().lossy(table);
    store = table.store(network.client());
    record = table.claimed(lease);
  }

  @Test
  void aWriteStoresWhatDiffersAndKeepsTheLease() {
    store.write(lease, record, joining(record), false);

    assertThat(store.read(NODE)).contains(joining(record));
    assertThat(table.item(NODE))
        .containsEntry("LeaseOwner", AttributeValue.fromS(lease.owner()))
        .containsEntry("Revision", AttributeValue.fromN("1"))
        .containsEntry("InstanceIp", AttributeValue.fromS("10.3.5.44"));
  }

  @Test
  void aWriteRemovesWhatIsGone() {
    NodeRecord joining = joining(record);
    store.write(lease, record, joining, false);
    NodeRecord rested =
        joining.edit().deadline(Optional.empty()).nextLook(Optional.empty()).build();

    store.write(lease, joining, rested, false);

    assertThat(table.item(NODE)).doesNotContainKeys("Deadline", "NextLook", "Shard");
  }

  @Test
  void theLastWriteGivesTheLeaseUp() {
    store.write(lease, record, joining(record), true);

    assertThat(table.item(NODE)).doesNotContainKeys("LeaseOwner", "LeaseUntil");
    assertThat(store.claim(NODE, Table.lease(), NOW, false)).isInstanceOf(Claim.Claimed.class);
  }

  @Test
  void aWriteThatChangesNothingGivesTheLeaseUp() {
    store.write(lease, record, record, true);

    assertThat(table.item(NODE)).doesNotContainKeys("LeaseOwner", "LeaseUntil", "Revision");
  }

  @Test
  void eachWriteHasItsOwnWriteId() {
    NodeRecord joining = joining(record);
    store.write(lease, record, joining, false);
    AttributeValue first = table.item(NODE).get("WriteId");
    store.write(lease, joining, joined(joining), false);

    assertThat(table.item(NODE).get("WriteId")).isNotEqualTo(first);
  }

  @Test
  void aStaleRevisionWritesNothing() {
    NodeRecord joining = joining(record);
    store.write(lease, record, joining, false);
    store.write(lease, joining, joined(joining), false);

    refused(() -> store.write(lease, joining, failed(joining), false));
  }

  @Test
  void aFirstStoreWritesNothingOnceThereWasOne() {
    store.write(lease, record, joining(record), false);

    refused(() -> store.write(lease, record, failed(record), false));
  }

  @Test
  void aWriteAfterTheLeaseWasGivenUpWritesNothing() {
    store.write(lease, record, record, true);

    refused(() -> store.write(lease, record, joining(record), false));
  }

  @Test
  void aWriteAfterAnotherTookTheExpiredLeaseWritesNothing() {
    anotherTakesIt();

    refused(() -> store.write(lease, record, joining(record), true));
  }

  @Test
  void aWriteMakesNoRecordAnew() {
    table.remove(NODE);

    refused(() -> store.write(lease, record, joining(record), true));
    assertThat(table.item(NODE)).isEmpty();
  }

  @Test
  void aRepeatOfOurOwnWriteIsASuccess() {
    network.loseNextAnswer();

    store.write(lease, record, joining(record), false);

    assertThat(network.delivered()).isEqualTo(2);
    assertThat(store.read(NODE)).contains(joining(record));
  }

  @Test
  void aRepeatOfOurOwnLastWriteIsASuccess() {
    network.loseNextAnswer();

    store.write(lease, record, joining(record), true);

    assertThat(network.delivered()).isEqualTo(2);
    assertThat(table.item(NODE))
        .containsEntry("Revision", AttributeValue.fromN("1"))
        .doesNotContainKey("LeaseOwner");
  }

  @Test
  void aRepeatThatFindsAnothersWriteIsLost() {
    network.loseNextAnswer(
        () -> {
          Lease other = Table.lease();
          NodeRecord theirs = table.claim(other);
          table.store().write(other, theirs, joined(theirs), true);
        });

    assertThatThrownBy(() -> store.write(lease, record, joining(record), true))
        .isInstanceOf(LostLeaseException.class);
    assertThat(store.read(NODE).orElseThrow().status()).isEqualTo("joined_cluster");
  }

  @Test
  void theCommandIsRegisteredWithTheStateChange() {
    store.write(lease, record, joining(record), false, command());

    assertThat(store.read(NODE)).contains(joining(record));
    assertThat(store.command(command().commandId())).contains(command());
    assertThat(table.item(command().commandId()))
        .containsEntry("ItemType", AttributeValue.fromS("command"))
        .containsEntry(
            "ExpiresAt",
            AttributeValue.fromN(Long.toString(command().expiresAt().getEpochSecond())));
  }

  @Test
  void withoutTheStateChangeNoCommandIsRegistered() {
    anotherTakesIt();

    refused(() -> store.write(lease, record, joining(record), false, command()));
    assertThat(table.item(command().commandId())).isEmpty();
  }

  @Test
  void withAStaleRevisionNoCommandIsRegistered() {
    store.write(lease, record, joining(record), false);

    refused(() -> store.write(lease, record, failed(record), false, command()));
    assertThat(table.item(command().commandId())).isEmpty();
  }

  @Test
  void aRepeatOfOurOwnRegistrationIsASuccess() {
    network.loseNextAnswer();

    store.write(lease, record, joining(record), true, command());

    assertThat(network.delivered()).isEqualTo(2);
    assertThat(table.item(NODE)).containsEntry("Revision", AttributeValue.fromN("1"));
    assertThat(store.command(command().commandId())).contains(command());
  }

  @Test
  void aRegistrationThatDynamoDbNoLongerRecognisesIsOursByItsWriteId() {
    RecordStore sameWriteId =
        new DynamoDbRecordStore(
            table.dynamoDb(), table.name(), MODEL, Set.of(), () -> "11111111-our-write");
    sameWriteId.write(lease, record, joining(record), true);

    sameWriteId.write(lease, record, joining(record), true, command());

    assertThat(table.item(NODE)).containsEntry("Revision", AttributeValue.fromN("1"));
  }

  @Test
  void aNodeIsNoCommand() {
    assertThat(store.command(NODE)).isEmpty();
    assertThat(store.command("11112222-3333-4444-5555-666677778888")).isEmpty();
  }

  @Test
  void aDeletionTakesTheWholeRecord() {
    store.delete(lease, record);

    assertThat(table.item(NODE)).isEmpty();
    assertThat(store.read(NODE)).isEmpty();
  }

  @Test
  void whatIsGoneIsDeleted() {
    table.remove(NODE);

    store.delete(lease, record);

    assertThat(table.item(NODE)).isEmpty();
  }

  @Test
  void aRepeatOfOurOwnDeletionIsASuccess() {
    network.loseNextAnswer();

    store.delete(lease, record);

    assertThat(network.delivered()).isEqualTo(2);
    assertThat(table.item(NODE)).isEmpty();
  }

  @Test
  void aStaleRevisionIsNotDeleted() {
    store.write(lease, record, joining(record), false);

    refused(() -> store.delete(lease, record));
  }

  @Test
  void whatAnotherTookIsNotDeleted() {
    anotherTakesIt();

    refused(() -> store.delete(lease, record));
  }

  /** The call is refused as lost and the item stays as it is. */
  private void refused(Runnable call) {
    Map<String, AttributeValue> before = table.item(NODE);
    assertThatThrownBy(call::run).isInstanceOf(LostLeaseException.class).hasMessageContaining(NODE);
    assertThat(table.item(NODE)).isEqualTo(before);
  }

  private void anotherTakesIt() {
    Lease other = new Lease("another-owner", lease.until().plusSeconds(65));
    assertThat(table.store().claim(NODE, other, lease.until().plusMillis(1), false))
        .isInstanceOf(Claim.Claimed.class);
  }

  private static NodeRecord joining(NodeRecord from) {
    return from.edit()
        .status("join_cluster")
        .journal(MODEL, "join InstanceLaunching 1795428902 180")
        .since(NOW)
        .deadline(Optional.of(NOW.plus(Duration.ofMinutes(10))))
        .nextLook(Optional.of(NOW.plus(Duration.ofMinutes(10))))
        .attributes(Map.of("DnsName", Optional.of("manager-1.example.com")))
        .build();
  }

  private static NodeRecord joined(NodeRecord from) {
    return from.edit().status("joined_cluster").journal(MODEL, "joined").build();
  }

  private static NodeRecord failed(NodeRecord from) {
    return from.edit().status("failure").journal(MODEL, "failure").build();
  }

  private static CommandEntry command() {
    return new CommandEntry(
        "7c9d2b6e-0f3a-4d18-9b52-5e6a1c0f4d77",
        NODE,
        "join",
        NODE + "/0/join",
        3,
        NOW.plus(Duration.ofDays(1)));
  }
}
