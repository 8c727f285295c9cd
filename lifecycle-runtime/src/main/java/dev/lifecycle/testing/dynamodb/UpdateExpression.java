package dev.lifecycle.testing.dynamodb;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Applies {@code SET a = :a, ... REMOVE b, ...}. */
final class UpdateExpression {

  private UpdateExpression() {}

  /** The item after the update. */
  static Map<String, AttributeValue> apply(
      Map<String, AttributeValue> item,
      String text,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    Map<String, AttributeValue> after = new HashMap<>(item);
    Tokens tokens = new Tokens(text, names, values);
    while (tokens.hasNext()) {
      if (tokens.take("SET")) {
        do {
          String name = tokens.name();
          tokens.expect("=");
          after.put(name, tokens.value());
        } while (tokens.take(","));
      } else {
        tokens.expect("REMOVE");
        do {
          after.remove(tokens.name());
        } while (tokens.take(","));
      }
    }
    return after;
  }
}
