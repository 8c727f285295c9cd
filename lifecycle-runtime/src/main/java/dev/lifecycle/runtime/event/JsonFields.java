package dev.lifecycle.runtime.event;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsObject;
import com.fasterxml.jackson.jr.stree.JrsString;
import com.fasterxml.jackson.jr.stree.JrsValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fields of a JSON object; what is missing or wrong is named with its path, and without its value.
 *
 * @param path what a field's name is put behind: empty, or a path that ends with a dot
 */
record JsonFields(String path, JrsObject object) {

  private static final Pattern INSTANCE_ID = Pattern.compile("i-[0-9a-f]{8}(?:[0-9a-f]{9})?");
  // Far above what AWS allows any name; what is longer is none, and must not be logged or stored.
  private static final int LONGEST_TEXT = 2048;
  private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");
  // The years whose times can be reckoned with, and that a record can hold.
  private static final Instant FIRST_TIME = Instant.EPOCH;
  private static final Instant LAST_TIME = Instant.parse("9999-01-01T00:00:00Z");

  /** The fields of what should be an object. */
  static JsonFields of(String path, String name, TreeNode value) {
    if (!(value instanceof JrsObject object)) {
      throw new BadEventException(name + " is not a JSON object");
    }
    return new JsonFields(path, object);
  }

  /** What the object is called in a message. */
  String name() {
    return path.isEmpty() ? "the event" : path.substring(0, path.length() - 1);
  }

  boolean has(String name) {
    return value(name).isPresent();
  }

  /** Whether a field is there with this text. */
  boolean says(String name, String text) {
    return readable(name).filter(text::equals).isPresent();
  }

  JsonFields object(String name) {
    JrsValue value = value(name).orElseThrow(() -> missing(name));
    if (value instanceof JrsObject nested) {
      return new JsonFields(path + name + ".", nested);
    }
    throw wrong(name, "is not an object");
  }

  /** An object, if it is one. */
  Optional<JsonFields> maybeObject(String name) {
    return value(name).filter(JrsObject.class::isInstance).map(value -> object(name));
  }

  /** The objects of an array. */
  List<JsonFields> objects(String name) {
    if (!(value(name).orElseThrow(() -> missing(name)) instanceof JrsArray array)) {
      throw wrong(name, "is not an array");
    }
    List<JsonFields> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String element = path + name + "[" + i + "]";
      objects.add(of(element + ".", element, array.get(i)));
    }
    return objects;
  }

  /** The object that a field holds as text. */
  JsonFields embedded(String name, Json json) {
    String text = unlessBlank(name).orElseThrow(() -> missing(name));
    return of(path + name + ".", path + name, json.read(path + name, text));
  }

  /** The readable strings of an array, if it is one. */
  List<String> strings(String name) {
    List<String> strings = new ArrayList<>();
    if (value(name).orElse(null) instanceof JrsArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof JrsString string && isReadable(string.getValue())) {
          strings.add(string.getValue().strip());
        }
      }
    }
    return strings;
  }

  /** A text without the blanks around it; one that is blank counts as absent. */
  Optional<String> text(String name) {
    Optional<String> text = unlessBlank(name);
    if (text.isPresent() && !isReadable(text.get())) {
      throw wrong(name, "is too long, or has characters that no name has");
    }
    return text.map(String::strip);
  }

  /** A text that must be there. */
  String requiredText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** A text, if it is one. */
  Optional<String> readable(String name) {
    return value(name)
        .filter(JrsString.class::isInstance)
        .map(value -> ((JrsString) value).getValue())
        .filter(JsonFields::isReadable)
        .map(String::strip);
  }

  String instanceId(String name) {
    String id = unlessBlank(name).map(String::strip).orElseThrow(() -> missing(name));
    if (!INSTANCE_ID.matcher(id).matches()) {
      throw wrong(name, "is no instance id: i- and 8 or 17 hexadecimal digits");
    }
    return id;
  }

  /** An instance's id, if it is one. */
  Optional<String> maybeInstanceId(String name) {
    return readable(name).filter(id -> INSTANCE_ID.matcher(id).matches());
  }

  Instant time(String name) {
    try {
      Instant time = Instant.parse(requiredText(name));
      if (!time.isBefore(FIRST_TIME) && time.isBefore(LAST_TIME)) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // Said below; its own message has the value.
    }
    throw wrong(name, "is no time such as 2026-11-23T10:15:02Z");
  }

  Optional<JrsValue> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  BadEventException missing(String name) {
    return wrong(name, "is missing");
  }

  BadEventException wrong(String name, String what) {
    return new BadEventException(path + name + " " + what);
  }

  private Optional<String> unlessBlank(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JrsString string) {
                return string.getValue();
              }
              throw wrong(name, "is not a string");
            })
        .filter(text -> !text.isBlank());
  }

  private static boolean isReadable(String text) {
    String stripped = text.strip();
    return stripped.length() <= LONGEST_TEXT && !UNWRITABLE.matcher(stripped).find();
  }
}
