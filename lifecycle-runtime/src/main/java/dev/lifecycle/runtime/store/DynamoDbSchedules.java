package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Attributes.number;
import static dev.lifecycle.runtime.store.Attributes.text;
import static dev.lifecycle.runtime.store.Attributes.texts;
import static dev.lifecycle.runtime.store.Attributes.time;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Firings in DynamoDB: one item a schedule, which only a later firing replaces. */
public final class DynamoDbSchedules implements Schedules {

  private static final String FIRED = "Fired";
  private static final String NODES = "Nodes";
  private static final String DONE = "Done";

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final String model;
  private final TableCalls calls;

  /** The schedules of a model. */
  public DynamoDbSchedules(DynamoDbClient dynamoDb, String table, String model) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.model = model;
    this.calls = new TableCalls(dynamoDb, table);
  }

  @Override
  public Optional<Firing> latest(String schedule) {
    return calls.get(id(schedule)).map(DynamoDbSchedules::read);
  }

  @Override
  public Firing keep(String schedule, Firing firing, Instant expiresAt) {
    Update fence = new Update();
    String fired = fence.name(FIRED);
    fence.where(
        "(attribute_not_exists("
            + fired
            + ") OR "
            + fired
            + " < "
            + fence.value(time(firing.time()))
            + ")");
    try {
      calls.calling(
          "PutItem",
          () ->
              dynamoDb.putItem(
                  request ->
                      request
                          .tableName(table)
                          .item(write(schedule, firing, expiresAt))
                          .conditionExpression(fence.condition())
                          .expressionAttributeNames(fence.names())
                          .expressionAttributeValues(fence.values())
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD)));
      return firing;
    } catch (ConditionalCheckFailedException refused) {
      // Our own write, if its answer was lost and the SDK repeated it.
      return read(refused.item());
    }
  }

  @Override
  public void done(String schedule, Instant time) {
    Update update =
        new Update().set(DONE, AttributeValue.fromBool(true)).whereEquals(FIRED, time(time));
    try {
      calls.calling(
          "UpdateItem",
          () ->
              dynamoDb.updateItem(
                  request ->
                      request
                          .tableName(table)
                          .key(TableCalls.key(id(schedule)))
                          .updateExpression(update.expression())
                          .conditionExpression(update.condition())
                          .expressionAttributeNames(update.names())
                          .expressionAttributeValues(update.values())));
    } catch (ConditionalCheckFailedException replaced) {
      // A later firing is kept: of this one nothing needs to be known any more.
    }
  }

  private Map<String, AttributeValue> write(String schedule, Firing firing, Instant expiresAt) {
    return Map.of(
        Names.IDENT,
        text(id(schedule)),
        Names.ITEM_TYPE,
        text(Names.SCHEDULE_TYPE),
        FIRED,
        time(firing.time()),
        NODES,
        texts(firing.nodes()),
        DONE,
        AttributeValue.fromBool(firing.done()),
        Names.EXPIRES_AT,
        number(expiresAt.getEpochSecond()));
  }

  private static Firing read(Map<String, AttributeValue> item) {
    Attributes.Reader all = new Attributes.Reader("schedule " + item.get(Names.IDENT).s(), item);
    return new Firing(all.requiredTime(FIRED), all.texts(NODES), all.flag(DONE));
  }

  private String id(String schedule) {
    return "schedule:" + model + ":" + schedule;
  }
}
