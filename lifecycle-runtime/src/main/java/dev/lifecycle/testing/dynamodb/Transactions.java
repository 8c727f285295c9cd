package dev.lifecycle.testing.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Writes of several items that take place together or not at all. One that comes again by its token
 * is not made twice; tokens are known for ever, which DynamoDB knows for ten minutes.
 */
final class Transactions {

  private final InMemoryDynamoDb table;
  private final Items items;
  private final Map<String, TransactWriteItemsRequest> made = new HashMap<>();

  Transactions(InMemoryDynamoDb table, Items items) {
    this.table = table;
    this.items = items;
  }

  void make(TransactWriteItemsRequest request) {
    Known.TRANSACTION.require(request);
    TransactWriteItemsRequest before = made.get(request.clientRequestToken());
    if (before == null) {
      write(request.transactItems().stream().map(this::change).toList());
      made.put(request.clientRequestToken(), request);
    } else if (!before.transactItems().equals(request.transactItems())) {
      throw Refusals.otherRequest();
    }
  }

  private void write(List<Change> changes) {
    List<CancellationReason> reasons = changes.stream().map(this::judge).toList();
    if (reasons.stream().anyMatch(reason -> !"None".equals(reason.code()))) {
      throw Refusals.cancelled(reasons);
    }
    changes.forEach(change -> change.apply(items));
  }

  private Change change(TransactWriteItem item) {
    Known.PART.require(item);
    return item.put() != null ? put(item.put()) : update(item.update());
  }

  private Change put(Put put) {
    Known.PUT.require(put);
    table.requireTable(put.tableName());
    return Change.put(
        put.item(),
        put.conditionExpression(),
        Placeholders.of(
            put.expressionAttributeNames(),
            put.hasExpressionAttributeValues(),
            put.expressionAttributeValues()),
        put.returnValuesOnConditionCheckFailure());
  }

  private Change update(Update update) {
    Known.UPDATE.require(update);
    table.requireTable(update.tableName());
    return Change.update(
        update.key(),
        update.updateExpression(),
        update.conditionExpression(),
        Placeholders.of(
            update.expressionAttributeNames(),
            update.hasExpressionAttributeValues(),
            update.expressionAttributeValues()),
        update.returnValuesOnConditionCheckFailure());
  }

  private CancellationReason judge(Change change) {
    if (!change.holds(items)) {
      return CancellationReason.builder()
          .code("ConditionalCheckFailed")
          .item(change.shown(items))
          .build();
    }
    String code = change.isTooLarge(items) ? "ValidationError" : "None";
    return CancellationReason.builder().code(code).build();
  }
}
