package dev.lifecycle.testing.dynamodb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads {@code SET a = :a, ... REMOVE b, ...}. */
record UpdateExpression(Map<String, AttributeValue> sets, Set<String> removes) {

  static UpdateExpression of(String text, Placeholders placeholders) {
    Map<String, AttributeValue> sets = new HashMap<>();
    Set<String> removes = new HashSet<>();
    Tokens tokens = new Tokens(text, placeholders);
    while (tokens.hasNext()) {
      boolean setting = tokens.take("SET");
      if (!setting) {
        tokens.expect("REMOVE");
      }
      do {
        String name = tokens.name();
        if (sets.containsKey(name) || removes.contains(name)) {
          throw tokens.wrong("two document paths overlap with each other");
        }
        if (setting) {
          tokens.expect("=");
          sets.put(name, tokens.value());
        } else {
          removes.add(name);
        }
      } while (tokens.take(","));
    }
    return new UpdateExpression(sets, removes);
  }

  /** The item after the update. */
  Map<String, AttributeValue> apply(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> after = new HashMap<>(item);
    after.putAll(sets);
    after.keySet().removeAll(removes);
    return after;
  }
}
