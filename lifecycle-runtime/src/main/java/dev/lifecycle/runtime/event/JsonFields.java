package dev.lifecycle.runtime.event;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.jr.stree.JrsObject;
import com.fasterxml.jackson.jr.stree.JrsString;
import com.fasterxml.jackson.jr.stree.JrsValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fields of a JSON object; what is missing or wrong is named with its path. */
record JsonFields(String path, JrsObject object) {

  private static final Pattern INSTANCE_ID = Pattern.compile("i-[0-9a-f]{8}(?:[0-9a-f]{9})?");

  static JsonFields of(TreeNode root) {
    if (!(root instanceof JrsObject object)) {
      throw new BadEventException("the event is not a JSON object");
    }
    return new JsonFields("", object);
  }

  boolean has(String name) {
    return value(name).isPresent();
  }

  JsonFields object(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JrsObject nested) {
                return new JsonFields(path + name + ".", nested);
              }
              throw new BadEventException(path + name + " is not an object");
            })
        .orElseThrow(() -> missing(name));
  }

  Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JrsString string) {
                return string.getValue();
              }
              throw new BadEventException(path + name + " is not a string");
            });
  }

  /** A string that must be there and not blank; blanks around it are cut. */
  String requiredText(String name) {
    String text = text(name).map(String::trim).orElse("");
    if (text.isEmpty()) {
      throw missing(name);
    }
    return text;
  }

  String instanceId(String name) {
    String id = requiredText(name);
    if (!INSTANCE_ID.matcher(id).matches()) {
      throw new BadEventException(
          path + name + " is no instance id: i- and 8 or 17 hexadecimal digits");
    }
    return id;
  }

  Instant time(String name) {
    try {
      return Instant.parse(requiredText(name));
    } catch (DateTimeParseException e) {
      throw new BadEventException(path + name + " is no time such as 2026-11-23T10:15:02Z");
    }
  }

  Optional<JrsValue> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private BadEventException missing(String name) {
    return new BadEventException(path + name + " is missing");
  }
}
