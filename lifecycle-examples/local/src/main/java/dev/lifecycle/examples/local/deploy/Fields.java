package dev.lifecycle.examples.local.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of an object in a template, read one by one. A field that its reader neither reads nor
 * leaves is an error: nothing that a template says is passed over in silence.
 */
final class Fields {

  private final String where;
  private final Map<String, Object> values;
  private final Set<String> known = new HashSet<>();

  private Fields(String where, Map<String, Object> values) {
    this.where = where;
    this.values = values;
  }

  /** Reads the object that is there. */
  static <T> T read(String where, Object object, Function<Fields, T> reader) {
    Fields fields = new Fields(where, map(where, object));
    T result = reader.apply(fields);
    fields.values.keySet().stream()
        .filter(name -> !fields.known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TemplateException(where + "." + name, "is not known here");
            });
    return result;
  }

  static Map<String, Object> map(String where, Object object) {
    if (!(object instanceof Map<?, ?> fields)) {
      throw new TemplateException(where, "must be an object, not " + object);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    fields.forEach((name, value) -> map.put(String.valueOf(name), value));
    return map;
  }

  static List<?> list(String where, Object value) {
    if (!(value instanceof List<?> elements)) {
      throw new TemplateException(where, "must be a list, not " + value);
    }
    return elements;
  }

  /** These have no meaning on one machine. */
  void leave(String... names) {
    known.addAll(List.of(names));
  }

  /** This field says that, or nothing. */
  void expect(String name, String value) {
    optionalText(name)
        .filter(text -> !text.equals(value))
        .ifPresent(
            text -> {
              throw problem(name, "must be " + value + ", not " + text);
            });
  }

  private Optional<Object> value(String name) {
    known.add(name);
    return Optional.ofNullable(values.get(name));
  }

  private Object required(String name) {
    return value(name).orElseThrow(() -> problem(name, "is missing"));
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> problem(name, "is missing"));
  }

  Optional<String> optionalText(String name) {
    return value(name).map(value -> scalar(where + "." + name, value));
  }

  int number(String name) {
    return optionalNumber(name).orElseThrow(() -> problem(name, "is missing"));
  }

  Optional<Integer> optionalNumber(String name) {
    return optionalText(name).map(text -> number(name, text));
  }

  private int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw problem(name, "must be a whole number, not " + text);
    }
  }

  boolean truth(String name) {
    String text = text(name);
    if (!text.equals("true") && !text.equals("false")) {
      throw problem(name, "must be true or false, not " + text);
    }
    return text.equals("true");
  }

  List<String> texts(String name) {
    return elements(name, (at, element) -> scalar(at, element));
  }

  /** The texts by name; none if the field is not there. */
  Map<String, String> textsByName(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    section(name)
        .forEach((key, value) -> texts.put(key, scalar(where + "." + name + "." + key, value)));
    return texts;
  }

  /** The values by name as they are; none if the field is not there. */
  Map<String, Object> section(String name) {
    return value(name).map(object -> map(where + "." + name, object)).orElse(Map.of());
  }

  <T> T object(String name, Function<Fields, T> reader) {
    return read(where + "." + name, required(name), reader);
  }

  <T> Optional<T> optionalObject(String name, Function<Fields, T> reader) {
    return value(name).map(object -> read(where + "." + name, object, reader));
  }

  /** The elements of a list; none if the field is not there. */
  <T> List<T> objects(String name, Function<Fields, T> reader) {
    return elements(name, (at, element) -> read(at, element, reader));
  }

  private interface Element<T> {
    T read(String where, Object element);
  }

  private <T> List<T> elements(String name, Element<T> reader) {
    String list = where + "." + name;
    List<T> all = new ArrayList<>();
    for (Object element : value(name).map(value -> list(list, value)).orElse(List.of())) {
      all.add(reader.read(list + "[" + all.size() + "]", element));
    }
    return all;
  }

  private static String scalar(String where, Object value) {
    if (value instanceof Map || value instanceof List) {
      throw new TemplateException(where, "must be one value, not " + value);
    }
    return String.valueOf(value);
  }

  /** Where a field stands. */
  String at(String name) {
    return where + "." + name;
  }

  TemplateException problem(String name, String what) {
    return new TemplateException(at(name), what);
  }
}
