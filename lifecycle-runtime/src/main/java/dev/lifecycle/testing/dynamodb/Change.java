package dev.lifecycle.testing.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a write does to one item, if its condition holds.
 *
 * @param change makes the next item of the one that is there; an empty one is none
 */
record Change(String id, Condition condition, UnaryOperator<Map<String, AttributeValue>> change) {

  static Change update(
      Map<String, AttributeValue> key,
      String expression,
      @Nullable String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return new Change(
        InMemoryDynamoDb.id(key),
        condition(condition, names, values),
        item -> {
          Map<String, AttributeValue> after = new HashMap<>(key);
          after.putAll(UpdateExpression.apply(item, expression, names, values));
          return after;
        });
  }

  static Change put(
      Map<String, AttributeValue> item,
      @Nullable String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return new Change(
        InMemoryDynamoDb.id(item), condition(condition, names, values), before -> item);
  }

  static Change delete(
      Map<String, AttributeValue> key,
      @Nullable String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return new Change(
        InMemoryDynamoDb.id(key), condition(condition, names, values), before -> Map.of());
  }

  private static Condition condition(
      @Nullable String text, Map<String, String> names, Map<String, AttributeValue> values) {
    return Optional.ofNullable(text)
        .map(written -> Condition.of(written, names, values))
        .orElse(item -> true);
  }

  boolean holds(Items items) {
    return condition.holds(items.get(id));
  }

  void apply(Items items) {
    Map<String, AttributeValue> after = change.apply(items.get(id));
    if (after.isEmpty()) {
      items.remove(id);
    } else {
      items.put(after);
    }
  }
}
