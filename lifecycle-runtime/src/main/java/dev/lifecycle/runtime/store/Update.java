package dev.lifecycle.runtime.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Builds an update and its condition; every name is a placeholder, so that no reserved word is ever
 * used bare. Not thread-safe.
 */
final class Update {

  private static final Pattern OTHER_SIGNS = Pattern.compile("[^A-Za-z0-9]");

  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, AttributeValue> values = new LinkedHashMap<>();

  /** Sets what differs and removes what is gone. */
  static Update between(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    Update update = new Update();
    after.forEach(
        (name, value) -> {
          if (!value.equals(before.get(name))) {
            update.set(name, value);
          }
        });
    before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(update::remove);
    return update;
  }

  Update set(String name, AttributeValue value) {
    sets.add(name(name) + " = " + value(value));
    return this;
  }

  Update remove(String name) {
    removes.add(name(name));
    return this;
  }

  /** Adds a condition; all must hold. */
  Update where(String condition) {
    conditions.add(condition);
    return this;
  }

  Update whereEquals(String name, AttributeValue value) {
    return where(name(name) + " = " + value(value));
  }

  Update whereAbsent(String name) {
    return where("attribute_not_exists(" + name(name) + ")");
  }

  /** The placeholder of a name. */
  String name(String name) {
    String placeholder = "#" + OTHER_SIGNS.matcher(name).replaceAll("_");
    while (!names.getOrDefault(placeholder, name).equals(name)) {
      placeholder += "_";
    }
    names.put(placeholder, name);
    return placeholder;
  }

  /** The placeholder of a value. */
  String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }

  String expression() {
    return (sets.isEmpty() ? "" : "SET " + String.join(", ", sets))
        + (removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes));
  }

  String condition() {
    return String.join(" AND ", conditions);
  }

  Map<String, String> names() {
    return names;
  }

  Map<String, AttributeValue> values() {
    return values;
  }
}
