package dev.lifecycle.testing.dynamodb;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition, filter or key condition. */
@FunctionalInterface
interface Condition {

  /** Whether it holds for an item; an item that is not there has no attributes. */
  boolean holds(Map<String, AttributeValue> item);

  /** Reads a condition. No text: it always holds. */
  static Condition of(@Nullable String text, Placeholders placeholders) {
    if (text == null) {
      return item -> true;
    }
    Tokens tokens = new Tokens(text, placeholders);
    Condition condition = or(tokens);
    tokens.requireEnd();
    return condition;
  }

  private static Condition or(Tokens tokens) {
    Condition left = and(tokens);
    while (tokens.take("OR")) {
      Condition one = left;
      Condition other = and(tokens);
      left = item -> one.holds(item) || other.holds(item);
    }
    return left;
  }

  private static Condition and(Tokens tokens) {
    Condition left = term(tokens);
    while (tokens.take("AND")) {
      Condition one = left;
      Condition other = term(tokens);
      left = item -> one.holds(item) && other.holds(item);
    }
    return left;
  }

  private static Condition term(Tokens tokens) {
    if (tokens.take("(")) {
      Condition inner = or(tokens);
      tokens.expect(")");
      return inner;
    }
    if (tokens.take("attribute_exists")) {
      String name = argument(tokens);
      return item -> item.containsKey(name);
    }
    if (tokens.take("attribute_not_exists")) {
      String name = argument(tokens);
      return item -> !item.containsKey(name);
    }
    return comparison(tokens.name(), tokens);
  }

  private static String argument(Tokens tokens) {
    tokens.expect("(");
    String name = tokens.name();
    tokens.expect(")");
    return name;
  }

  /** Reads what an attribute is compared with. */
  static Condition comparison(String name, Tokens tokens) {
    String operator = tokens.take();
    AttributeValue value = tokens.value();
    return switch (operator) {
      case "=" -> item -> equal(item.get(name), value);
      // As DynamoDB has it: an attribute that is not there is not equal.
      case "<>" -> item -> !equal(item.get(name), value);
      case "<" -> item -> comparable(item.get(name), value) && compare(item.get(name), value) < 0;
      case "<=" -> item -> comparable(item.get(name), value) && compare(item.get(name), value) <= 0;
      default -> throw tokens.wrong("operator " + operator + " is not known");
    };
  }

  /** Whether they are the same value. */
  static boolean equal(@Nullable AttributeValue one, AttributeValue other) {
    return one != null
        && (one.n() != null && other.n() != null ? compare(one, other) == 0 : one.equals(other));
  }

  private static boolean comparable(@Nullable AttributeValue one, AttributeValue other) {
    return one != null && one.type() == other.type();
  }

  /** Which of two values of one type comes first. */
  static int compare(AttributeValue one, AttributeValue other) {
    return switch (one.type()) {
      case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
      case S -> one.s().compareTo(other.s());
      default -> throw Refusals.invalid("Values of type " + one.type() + " have no order");
    };
  }
}
