package dev.lifecycle.testing.dynamodb;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the placeholders of a request stand for. DynamoDB demands that each is used in one of its
 * expressions. Not thread-safe.
 */
final class Placeholders {

  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> unused = new HashSet<>();

  private Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = names;
    this.values = values;
    unused.addAll(names.keySet());
    unused.addAll(values.keySet());
  }

  /**
   * Those of a request.
   *
   * @param given whether the request has any values
   */
  static Placeholders of(
      Map<String, String> names, boolean given, Map<String, AttributeValue> values) {
    if (given && values.isEmpty()) {
      throw Refusals.invalid("ExpressionAttributeValues must not be empty");
    }
    return new Placeholders(names, values);
  }

  /** The attribute that this stands for. */
  String name(String placeholder) {
    unused.remove(placeholder);
    String name = names.get(placeholder);
    if (name == null) {
      throw Refusals.invalid(
          "An expression attribute name used in an expression is not defined: " + placeholder);
    }
    return name;
  }

  /** The value that this stands for. */
  AttributeValue value(String placeholder) {
    unused.remove(placeholder);
    AttributeValue value = values.get(placeholder);
    if (value == null) {
      throw Refusals.invalid(
          "An expression attribute value used in expression is not defined: " + placeholder);
    }
    return value;
  }

  /** Requires that each was used. */
  void requireUsed() {
    if (!unused.isEmpty()) {
      throw Refusals.invalid("Names or values are unused in expressions: " + unused);
    }
  }
}
