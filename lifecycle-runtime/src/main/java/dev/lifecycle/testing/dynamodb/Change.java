package dev.lifecycle.testing.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * What a write does to one item, if its condition holds.
 *
 * @param change makes the next item of the one that is there; an empty one is none
 * @param onFailure what the refusal of a condition that does not hold shows
 */
record Change(
    String id,
    Condition condition,
    UnaryOperator<Map<String, AttributeValue>> change,
    @Nullable ReturnValuesOnConditionCheckFailure onFailure) {

  static Change update(
      Map<String, AttributeValue> key,
      String expression,
      @Nullable String condition,
      Placeholders placeholders,
      @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
    UpdateExpression update = UpdateExpression.of(expression, placeholders);
    return new Change(
        InMemoryDynamoDb.id(key),
        condition(condition, placeholders),
        item -> {
          Map<String, AttributeValue> after = new HashMap<>(key);
          after.putAll(update.apply(item));
          return after;
        },
        onFailure);
  }

  static Change put(
      Map<String, AttributeValue> item,
      @Nullable String condition,
      Placeholders placeholders,
      @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
    return new Change(
        InMemoryDynamoDb.id(item), condition(condition, placeholders), before -> item, onFailure);
  }

  static Change delete(
      Map<String, AttributeValue> key,
      @Nullable String condition,
      Placeholders placeholders,
      @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
    return new Change(
        InMemoryDynamoDb.id(key),
        condition(condition, placeholders),
        before -> Map.of(),
        onFailure);
  }

  private static Condition condition(@Nullable String text, Placeholders placeholders) {
    Condition condition = Condition.of(text, placeholders);
    placeholders.requireUsed();
    return condition;
  }

  boolean holds(Items items) {
    return condition.holds(items.get(id));
  }

  /** Whether the item is too large then. */
  boolean isTooLarge(Items items) {
    return ItemSize.of(change.apply(items.get(id))) > ItemSize.LARGEST;
  }

  /** What the refusal shows of the item; empty: nothing. */
  Map<String, AttributeValue> shown(Items items) {
    return onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD ? items.get(id) : Map.of();
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
