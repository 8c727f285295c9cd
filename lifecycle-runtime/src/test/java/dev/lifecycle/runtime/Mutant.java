package dev.lifecycle.runtime;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JSON payload that is changed field by field, in the JSON within its strings too, and written
 * again. What is put in holds {@link #VALUE}, which no message may repeat.
 */
final class Mutant {

  /** A value that must not come out again. */
  static final String VALUE = "hunter2";

  /** JSON as it stands. */
  private record Raw(String json) {}

  /** JSON inside a string. */
  private record Embedded(Object value) {}

  /** A value whose field is there twice. */
  private record Twice(Object value) {}

  /** A place where a value stands: in a map by its key, or in a list by its index. */
  private record Place(Object container, Object key) {

    @SuppressWarnings("unchecked")
    Object value() {
      return container instanceof Map<?, ?> map
          ? map.get(key)
          : ((List<Object>) container).get((int) key);
    }

    @SuppressWarnings("unchecked")
    void put(Object value) {
      if (container instanceof Map<?, ?>) {
        ((Map<Object, Object>) container).put(key, value);
      } else {
        ((List<Object>) container).set((int) key, value);
      }
    }

    void remove() {
      if (container instanceof Map<?, ?> map) {
        map.remove(key);
      } else {
        ((List<?>) container).remove((int) key);
      }
    }
  }

  /** What is done to a field; {@code how} chooses among the variants. */
  enum Change {
    DROP {
      @Override
      void make(Place place, int how) {
        place.remove();
      }
    },
    RETYPE {
      @Override
      void make(Place place, int how) {
        place.put(new Raw(choice(how, TYPES)));
      }
    },
    STRANGE {
      @Override
      void make(Place place, int how) {
        place.put(new Raw(choice(how, STRANGE_TEXTS)));
      }
    },
    NEST {
      @Override
      void make(Place place, int how) {
        int depth = choice(how, 1, 20, 99, 101, 5_000, 200_000);
        String value = write(place.value());
        place.put(
            new Raw(
                how % 2 == 0
                    ? "[".repeat(depth) + value + "]".repeat(depth)
                    : "{\"a\":".repeat(depth) + value + "}".repeat(depth)));
      }
    },
    OVERSIZE {
      @Override
      void make(Place place, int how) {
        place.put(new Raw(choice(how, LARGE)));
      }
    },
    TWICE {
      @Override
      void make(Place place, int how) {
        place.put(new Twice(place.value()));
      }
    };

    abstract void make(Place place, int how);
  }

  private static final String[] TYPES = {
    "null",
    "true",
    "7",
    "-1.5",
    "\"\"",
    "\" \"",
    "[]",
    "{}",
    "\"" + VALUE + "\"",
    "[\"" + VALUE + "\"]",
    "{\"" + VALUE + "\":\"" + VALUE + "\"}",
    "\"{\\\"" + VALUE + "\\\":\"",
    VALUE
  };
  private static final String[] STRANGE_TEXTS = {
    "\"\\ud83d\"",
    "\"a\\udc00b\"",
    "\"\\u0000\"",
    "\"\\ufeff\"",
    "\"a\\nb\"",
    "\"\\u2028\"",
    "\"i-0aa11bb22cc33dd44\\u0000\"",
    "\"+1000000000-12-31T23:59:59Z\"",
    "\"../../" + VALUE + "\"",
    "\"arn:" + ":".repeat(2_000) + "\"",
    "\"${" + VALUE + "}\""
  };
  private static final String[] LARGE = {
    "\"" + VALUE.repeat(150_000) + "\"",
    "\"" + "{\\\"a\\\":".repeat(150_000) + "\"",
    "9".repeat(1_000_000),
    "1e999999999",
    "-1E-2147483648",
    "[" + "1,".repeat(400_000) + "1]",
    "[" + "{},".repeat(300_000) + "{}]",
    "{\"" + VALUE.repeat(150_000) + "\":1}"
  };

  private final Object root;

  private Mutant(Object root) {
    this.root = root;
  }

  static Mutant of(String json) {
    return new Mutant(read(json));
  }

  /** Changes the field in this place, counted round and round. */
  Mutant change(Change change, int where, int how) {
    List<Place> places = new ArrayList<>();
    collect(root, places);
    if (!places.isEmpty()) {
      change.make(places.get(Math.floorMod(where, places.size())), how);
    }
    return this;
  }

  String text() {
    return write(root);
  }

  private static int choice(int how, int... values) {
    return values[Math.floorMod(how / 2, values.length)];
  }

  private static String choice(int how, String... values) {
    return values[Math.floorMod(how, values.length)];
  }

  private static void collect(Object value, List<Place> places) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, field) -> collect(new Place(map, key), field, places));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(new Place(list, i), list.get(i), places);
      }
    } else if (value instanceof Embedded embedded) {
      collect(embedded.value(), places);
    }
  }

  private static void collect(Place place, Object value, List<Place> places) {
    places.add(place);
    collect(value, places);
  }

  private static Object read(String json) {
    try {
      return opened(JSON.std.anyFrom(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the JSON objects in its strings as such. */
  private static Object opened(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> fields = new LinkedHashMap<>();
      map.forEach((key, field) -> fields.put(key, opened(field)));
      return fields;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Mutant::opened).collect(Collectors.toCollection(ArrayList::new));
    }
    return value instanceof String text && text.startsWith("{\"") && text.endsWith("}")
        ? new Embedded(read(text))
        : value;
  }

  private static String write(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(field -> field(quoted((String) field.getKey()) + ":", field.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Mutant::write).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Raw raw) {
      return raw.json();
    }
    if (value instanceof Embedded embedded) {
      return quoted(write(embedded.value()));
    }
    if (value instanceof Twice twice) {
      return write(twice.value());
    }
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  private static String field(String name, Object value) {
    String field = name + write(value);
    return value instanceof Twice ? field + "," + field : field;
  }

  private static String quoted(String text) {
    try {
      return JSON.std.asString(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
