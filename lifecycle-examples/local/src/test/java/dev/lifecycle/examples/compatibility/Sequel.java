package dev.lifecycle.examples.compatibility;

import dev.lifecycle.testing.dynamodb.InMemoryDynamoDb;
import dev.lifecycle.testing.dynamodb.Items;
import dev.lifecycle.testing.world.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How this version goes on from what was kept.
 *
 * @param calls what other services than the table were called for
 * @param states what became of each node that the moment tells of, as it tells it
 * @param answer what the function answered, or why the event must come again
 */
record Sequel(List<String> calls, Map<String, String> states, String answer) {

  /** The table's name. */
  static final String TABLE = "kept";

  /** In memory. */
  static Sequel of(Moment moment, Kept kept) {
    return of(moment, kept, new InMemoryDynamoDb(TABLE, new Items()));
  }

  /**
   * In a table.
   *
   * @param dynamo has it, and nothing is in it
   */
  static Sequel of(Moment moment, Kept kept, DynamoDbClient dynamo) {
    kept.items().forEach(item -> dynamo.putItem(put -> put.tableName(TABLE).item(item)));
    PresentAws aws = new PresentAws(dynamo, TABLE, kept.time());
    String answer = answer(moment, kept, aws);
    Map<String, String> states = new TreeMap<>();
    moment.states().keySet().forEach(node -> states.put(node, found(dynamo, node)));
    return new Sequel(aws.calls(), states, answer);
  }

  private static String answer(Moment moment, Kept kept, PresentAws aws) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      moment
          .function()
          .apply(aws)
          .handle(
              new ByteArrayInputStream(kept.event().getBytes(StandardCharsets.UTF_8)),
              answer,
              new InvocationContext("request", () -> Duration.ofSeconds(60)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException again) {
      return again.toString();
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  /** A node's state, or the attribute behind a dot. */
  private static String found(DynamoDbClient dynamo, String what) {
    String[] parts = what.split("\\.");
    String attribute = parts.length == 1 ? "ItemStatus" : parts[1];
    AttributeValue value =
        item(dynamo, Map.of("Ident", AttributeValue.fromS(parts[0]))).get(attribute);
    if (value == null) {
      return Moment.REMOVED;
    }
    return value.n() == null ? value.s() : value.n();
  }

  /** An item as it is now; empty if there is none any more. */
  static Map<String, AttributeValue> item(
      DynamoDbClient dynamo, Map<String, AttributeValue> before) {
    return dynamo.getItem(get -> get.tableName(TABLE).key(key(before)).consistentRead(true)).item();
  }

  /** An item's key. */
  static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return Map.of("Ident", item.get("Ident"));
  }
}
