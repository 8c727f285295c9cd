package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Attributes.text;

import dev.lifecycle.runtime.CallFailedException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Roles in DynamoDB: one item a role, which one conditional put takes. */
public final class DynamoDbRoles implements Roles {

  private static final String HOLDER = "Holder";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final String model;
  private final Supplier<String> writeIds;
  private final TableCalls calls;

  /**
   * The roles of a model.
   *
   * @param writeIds gives a fresh UUID each time
   */
  public DynamoDbRoles(
      DynamoDbClient dynamoDb, String table, String model, Supplier<String> writeIds) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.model = model;
    this.writeIds = writeIds;
    this.calls = new TableCalls(dynamoDb, table);
  }

  @Override
  public Optional<RoleHolder> holder(String role) {
    return calls.get(id(role)).map(DynamoDbRoles::read);
  }

  @Override
  public RoleHolder take(String role, Optional<RoleHolder> seen, String node) {
    RoleHolder taken = new RoleHolder(node, writeIds.get());
    Update fence = new Update();
    seen.ifPresentOrElse(
        held -> fence.whereEquals(Names.WRITE_ID, text(held.writeId())),
        () -> fence.whereAbsent(Names.IDENT));
    try {
      calls.calling(
          "PutItem",
          () ->
              dynamoDb.putItem(
                  request ->
                      request
                          .tableName(table)
                          .item(write(role, taken))
                          .conditionExpression(fence.condition())
                          .expressionAttributeNames(fence.names())
                          .expressionAttributeValues(
                              fence.values().isEmpty() ? null : fence.values())
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD)));
      return taken;
    } catch (ConditionalCheckFailedException refused) {
      // Our own write, if its answer was lost and the SDK repeated it.
      return Optional.of(refused.item())
          .filter(item -> !item.isEmpty())
          .map(DynamoDbRoles::read)
          .orElseThrow(() -> new CallFailedException("role " + role + " was just removed"));
    }
  }

  private Map<String, AttributeValue> write(String role, RoleHolder holder) {
    return Map.of(
        Names.IDENT,
        text(id(role)),
        Names.ITEM_TYPE,
        text(Names.ROLE_TYPE),
        HOLDER,
        text(holder.node()),
        Names.WRITE_ID,
        text(holder.writeId()));
  }

  private static RoleHolder read(Map<String, AttributeValue> item) {
    Attributes.Reader all = new Attributes.Reader("role " + item.get(Names.IDENT).s(), item);
    return new RoleHolder(all.requiredText(HOLDER), all.requiredText(Names.WRITE_ID));
  }

  private String id(String role) {
    return "role:" + model + ":" + role;
  }
}
