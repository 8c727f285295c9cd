package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Attributes.text;
import static dev.lifecycle.runtime.store.Attributes.time;
import static dev.lifecycle.runtime.store.TableCalls.key;

import dev.lifecycle.runtime.CallFailedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The table in DynamoDB. Every condition that keeps writers apart stands here. */
public final class DynamoDbRecordStore implements RecordStore {

  private final DynamoDbClient dynamoDb;
  private final TableCalls calls;
  private final String table;
  private final String model;
  private final Set<String> pending;
  private final Supplier<String> writeIds;
  private final SweepQuery sweep;

  /**
   * The records of a model.
   *
   * @param pending the statuses of a node that is not ready yet
   * @param writeIds gives a fresh UUID each time
   */
  public DynamoDbRecordStore(
      DynamoDbClient dynamoDb,
      String table,
      String model,
      Set<String> pending,
      Supplier<String> writeIds) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.calls = new TableCalls(dynamoDb, table);
    this.model = model;
    this.pending = Set.copyOf(pending);
    this.writeIds = writeIds;
    this.sweep = new SweepQuery(dynamoDb, table);
  }

  @Override
  public Claim claim(String id, Lease lease, Instant now, boolean whenReady) {
    Update update =
        new Update()
            .set(Names.LEASE_OWNER, text(lease.owner()))
            .set(Names.LEASE_UNTIL, time(lease.until()));
    String until = update.name(Names.LEASE_UNTIL);
    String ofModel = update.name(Names.MODEL);
    update
        .where("attribute_exists(" + update.name(Names.IDENT) + ")")
        .where(
            "(attribute_not_exists("
                + until
                + ") OR "
                + until
                + " < "
                + update.value(time(now))
                + ")")
        .where(
            "(attribute_not_exists("
                + ofModel
                + ") OR "
                + ofModel
                + " = "
                + update.value(text(model))
                + ")");
    if (whenReady) {
      String status = update.name(Names.ITEM_STATUS);
      update.where("attribute_exists(" + status + ")");
      pending.forEach(name -> update.where(status + " <> " + update.value(text(name))));
    }
    try {
      return new Claim.Claimed(
          Items.read(
              calling(
                      "UpdateItem",
                      () ->
                          dynamoDb.updateItem(
                              request ->
                                  request
                                      .tableName(table)
                                      .key(key(id))
                                      .updateExpression(update.expression())
                                      .conditionExpression(update.condition())
                                      .expressionAttributeNames(update.names())
                                      .expressionAttributeValues(update.values())
                                      .returnValues(ReturnValue.ALL_NEW)
                                      .returnValuesOnConditionCheckFailure(
                                          ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                  .attributes()));
    } catch (ConditionalCheckFailedException refused) {
      return refusedClaim(refused.item(), lease, now);
    }
  }

  private Claim refusedClaim(Map<String, AttributeValue> item, Lease lease, Instant now) {
    if (item.isEmpty()) {
      return new Claim.Missing();
    }
    NodeRecord record = Items.read(item);
    Attributes.Reader attributes = new Attributes.Reader("record " + record.id(), item);
    if (attributes.text(Names.LEASE_OWNER).filter(lease.owner()::equals).isPresent()) {
      return new Claim.Claimed(record); // the answer to our own claim was lost
    }
    if (record.model().filter(other -> !other.equals(model)).isPresent()) {
      return new Claim.Foreign(record.model().get());
    }
    Optional<Instant> until = attributes.time(Names.LEASE_UNTIL);
    return until.isPresent() && !until.get().isBefore(now)
        ? new Claim.Held(until.get())
        : new Claim.NotReady(record.status());
  }

  @Override
  public Optional<NodeRecord> read(String id) {
    return calls.get(id).map(Items::read);
  }

  @Override
  public Optional<CommandEntry> command(String commandId) {
    return calls.get(commandId).flatMap(Items::readCommandEntry);
  }

  @Override
  public void write(Lease lease, NodeRecord before, NodeRecord after, boolean release) {
    String writeId = writeIds.get();
    Update update = update(lease, before, after, release, writeId);
    try {
      calling(
          "UpdateItem",
          () ->
              dynamoDb.updateItem(
                  request ->
                      request
                          .tableName(table)
                          .key(key(before.id()))
                          .updateExpression(update.expression())
                          .conditionExpression(update.condition())
                          .expressionAttributeNames(update.names())
                          .expressionAttributeValues(update.values())
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    } catch (ConditionalCheckFailedException refused) {
      ourOwnOrLost(before.id(), refused.item(), writeId);
    }
  }

  @Override
  public void write(
      Lease lease, NodeRecord before, NodeRecord after, boolean release, CommandEntry command) {
    String writeId = writeIds.get();
    Update update = update(lease, before, after, release, writeId);
    software.amazon.awssdk.services.dynamodb.model.Update record =
        software.amazon.awssdk.services.dynamodb.model.Update.builder()
            .tableName(table)
            .key(key(before.id()))
            .updateExpression(update.expression())
            .conditionExpression(update.condition())
            .expressionAttributeNames(update.names())
            .expressionAttributeValues(update.values())
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    Put registration = Put.builder().tableName(table).item(Items.write(command)).build();
    try {
      calling(
          "TransactWriteItems",
          () ->
              dynamoDb.transactWriteItems(
                  request ->
                      request
                          .clientRequestToken(writeId)
                          .transactItems(
                              TransactWriteItem.builder().update(record).build(),
                              TransactWriteItem.builder().put(registration).build())));
    } catch (TransactionCanceledException cancelled) {
      CancellationReason reason = cancelled.cancellationReasons().get(0);
      if (!"ConditionalCheckFailed".equals(reason.code())) {
        throw new CallFailedException(
            "DynamoDB TransactWriteItems was cancelled: "
                + cancelled.cancellationReasons().stream()
                    .map(CancellationReason::code)
                    .collect(Collectors.joining(", ")));
      }
      ourOwnOrLost(before.id(), reason.item(), writeId);
    }
  }

  private Update update(
      Lease lease, NodeRecord before, NodeRecord after, boolean release, String writeId) {
    Update update = Update.between(Items.write(before), Items.write(after));
    update.set(Names.WRITE_ID, text(writeId));
    if (release) {
      update.remove(Names.LEASE_OWNER).remove(Names.LEASE_UNTIL);
    }
    return fenced(update, lease, before);
  }

  /** The condition of every write but the claim. */
  private static Update fenced(Update update, Lease lease, NodeRecord before) {
    update.whereEquals(Names.LEASE_OWNER, text(lease.owner()));
    return before.revision() == 0
        ? update.whereAbsent(Names.REVISION)
        : update.whereEquals(Names.REVISION, Attributes.number(before.revision()));
  }

  private static void ourOwnOrLost(String id, Map<String, AttributeValue> found, String writeId) {
    AttributeValue last = found.get(Names.WRITE_ID);
    if (last == null || !writeId.equals(last.s())) {
      throw new LostLeaseException(id);
    }
  }

  @Override
  public void delete(Lease lease, NodeRecord before) {
    Update fence = fenced(new Update(), lease, before);
    try {
      calling(
          "DeleteItem",
          () ->
              dynamoDb.deleteItem(
                  request ->
                      request
                          .tableName(table)
                          .key(key(before.id()))
                          .conditionExpression(fence.condition())
                          .expressionAttributeNames(fence.names())
                          .expressionAttributeValues(fence.values())
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    } catch (ConditionalCheckFailedException refused) {
      if (!refused.item().isEmpty()) {
        throw new LostLeaseException(before.id());
      }
    }
  }

  @Override
  public List<String> due(Instant now) {
    return calling("Query", () -> sweep.due(now));
  }

  private <T> T calling(String call, Supplier<T> request) {
    return calls.calling(call, request);
  }
}
