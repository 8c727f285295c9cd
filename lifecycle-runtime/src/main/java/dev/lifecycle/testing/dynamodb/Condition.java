package dev.lifecycle.testing.dynamodb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition, filter or key condition. */
@FunctionalInterface
interface Condition {

  /** Whether it holds for an item; an item that is not there has no attributes. */
  boolean holds(Map<String, AttributeValue> item);

  /** Reads a condition. */
  static Condition of(String text, Map<String, String> names, Map<String, AttributeValue> values) {
    Tokens tokens = new Tokens(text, names, values);
    Condition condition = or(tokens);
    if (tokens.hasNext()) {
      throw tokens.wrong("something follows its end");
    }
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
    Condition left = not(tokens);
    while (tokens.take("AND")) {
      Condition one = left;
      Condition other = not(tokens);
      left = item -> one.holds(item) && other.holds(item);
    }
    return left;
  }

  private static Condition not(Tokens tokens) {
    if (tokens.take("NOT")) {
      Condition negated = not(tokens);
      return item -> !negated.holds(item);
    }
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
    return comparison(tokens);
  }

  private static String argument(Tokens tokens) {
    tokens.expect("(");
    String name = tokens.name();
    tokens.expect(")");
    return name;
  }

  private static Condition comparison(Tokens tokens) {
    String name = tokens.name();
    if (tokens.take("IN")) {
      List<AttributeValue> values = new ArrayList<>();
      tokens.expect("(");
      do {
        values.add(tokens.value());
      } while (tokens.take(","));
      tokens.expect(")");
      return item -> values.contains(item.get(name));
    }
    String operator = tokens.take();
    AttributeValue value = tokens.value();
    return switch (operator) {
      case "=" -> item -> value.equals(item.get(name));
      // As DynamoDB has it: an attribute that is not there is not equal.
      case "<>" -> item -> !value.equals(item.get(name));
      case "<" -> item -> comparable(item.get(name), value) && compare(item.get(name), value) < 0;
      case "<=" -> item -> comparable(item.get(name), value) && compare(item.get(name), value) <= 0;
      case ">" -> item -> comparable(item.get(name), value) && compare(item.get(name), value) > 0;
      case ">=" -> item -> comparable(item.get(name), value) && compare(item.get(name), value) >= 0;
      default -> throw tokens.wrong("operator " + operator + " is not known");
    };
  }

  private static boolean comparable(AttributeValue one, AttributeValue other) {
    return one != null && one.type() == other.type();
  }

  private static int compare(AttributeValue one, AttributeValue other) {
    return switch (one.type()) {
      case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
      case S -> one.s().compareTo(other.s());
      default ->
          throw new IllegalArgumentException("values of type " + one.type() + " have no order");
    };
  }
}
