package dev.lifecycle.testing.oracle;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of a record, as stories write them. */
final class Fields {

  private Fields() {}

  static Map<String, AttributeValue> status(String name) {
    return Map.of("ItemStatus", AttributeValue.fromS(name));
  }

  /** These attributes together. */
  @SafeVarargs
  static Map<String, AttributeValue> all(Map<String, AttributeValue>... parts) {
    Map<String, AttributeValue> together = new HashMap<>();
    for (Map<String, AttributeValue> part : parts) {
      together.putAll(part);
    }
    return together;
  }

  static Map<String, AttributeValue> action(String token, String direction, String... marks) {
    Map<String, AttributeValue> map = new HashMap<>();
    map.put("token", AttributeValue.fromS(token));
    map.put("direction", AttributeValue.fromS(direction));
    map.put("at", AttributeValue.fromN(Long.toString(Story.START.toEpochMilli())));
    for (String mark : marks) {
      map.put(
          mark.equals("CONTINUE") || mark.equals("ABANDON") ? "result" : mark,
          mark.equals("CONTINUE") || mark.equals("ABANDON")
              ? AttributeValue.fromS(mark)
              : AttributeValue.fromBool(true));
    }
    return Map.of("Action", AttributeValue.fromM(map));
  }

  /** The same action, of which this is known too. */
  static Map<String, AttributeValue> with(
      Map<String, AttributeValue> action, String field, String text) {
    Map<String, AttributeValue> map = new HashMap<>(action.get("Action").m());
    map.put(field, AttributeValue.fromS(text));
    return Map.of("Action", AttributeValue.fromM(map));
  }

  static Map<String, AttributeValue> intent(String intent) {
    return Map.of("Command", AttributeValue.fromM(Map.of("intent", AttributeValue.fromS(intent))));
  }

  static Map<String, AttributeValue> running(String intent, String id) {
    return Map.of(
        "Command",
        AttributeValue.fromM(
            Map.of("intent", AttributeValue.fromS(intent), "id", AttributeValue.fromS(id))));
  }

  static Map<String, AttributeValue> pending(String row, int starts) {
    return Map.of(
        "Pending",
        AttributeValue.fromM(
            Map.of(
                "transition", AttributeValue.fromS(row),
                "starts", AttributeValue.fromN(Integer.toString(starts)))));
  }

  static Map<String, AttributeValue> failure(String event, String transition) {
    return failure(event, transition, Story.START);
  }

  static Map<String, AttributeValue> failure(String event, String transition, Instant at) {
    return Map.of(
        "Failure",
        AttributeValue.fromM(
            Map.of(
                "at", AttributeValue.fromN(Long.toString(at.toEpochMilli())),
                "event", AttributeValue.fromS(event),
                "transition", AttributeValue.fromS(transition),
                "error", AttributeValue.fromS("the command ended with Failed"))));
  }
}
