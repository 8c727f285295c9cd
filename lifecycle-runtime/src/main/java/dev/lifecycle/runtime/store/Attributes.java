package dev.lifecycle.runtime.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * User attributes: strings, numbers, booleans, lists and maps, each kept in its DynamoDB type.
 * Attributes of other types (binary, sets) are not shown to models and stay as they are.
 */
public final class Attributes {

  private static final Set<AttributeValue.Type> KNOWN =
      Set.of(
          AttributeValue.Type.S,
          AttributeValue.Type.N,
          AttributeValue.Type.BOOL,
          AttributeValue.Type.L,
          AttributeValue.Type.M);

  private Attributes() {}

  /**
   * Checks a name and a value before they are set.
   *
   * @throws IllegalArgumentException if the name is the runtime's own or the value has no type
   */
  public static Object checked(String name, Object value) {
    checkName(name);
    write(name, value);
    return value;
  }

  /**
   * Checks a name.
   *
   * @throws IllegalArgumentException if it is the runtime's own or empty
   */
  public static void checkName(String name) {
    if (name.isEmpty() || isReserved(name)) {
      throw new IllegalArgumentException(
          "attribute '" + name + "' is kept by the runtime; choose another name");
    }
  }

  /** Whether the runtime keeps something under this name. */
  public static boolean isReserved(String name) {
    return Names.RESERVED.contains(name);
  }

  static boolean shown(AttributeValue value) {
    return KNOWN.contains(value.type())
        && (!value.hasL() || value.l().stream().allMatch(Attributes::shown))
        && (!value.hasM() || value.m().values().stream().allMatch(Attributes::shown));
  }

  static Object read(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> new BigDecimal(value.n());
      case BOOL -> value.bool();
      case L -> value.l().stream().map(Attributes::read).toList();
      case M ->
          value.m().entrySet().stream()
              .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> read(e.getValue())));
      default -> throw new IllegalStateException("not shown: " + value.type());
    };
  }

  static AttributeValue write(String name, @Nullable Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Boolean bool) {
      return AttributeValue.fromBool(bool);
    }
    if (value instanceof Number number) {
      return AttributeValue.fromN(decimal(name, number).toPlainString());
    }
    if (value instanceof List<?> list) {
      return AttributeValue.fromL(list.stream().map(item -> write(name, item)).toList());
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, AttributeValue> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put(String.valueOf(key), write(name, item)));
      return AttributeValue.fromM(entries);
    }
    throw new IllegalArgumentException(
        "attribute '"
            + name
            + "' is a "
            + (value == null ? "null" : value.getClass().getName())
            + "; write a String, Number, Boolean, List or Map");
  }

  private static BigDecimal decimal(String name, Number number) {
    try {
      return new BigDecimal(number.toString());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "attribute '" + name + "' is " + number + "; DynamoDB has finite numbers only", e);
    }
  }

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  static AttributeValue time(Instant at) {
    return number(at.toEpochMilli());
  }

  static AttributeValue texts(List<String> list) {
    return AttributeValue.fromL(list.stream().map(AttributeValue::fromS).toList());
  }

  /** Reads attributes of one item or map, naming what has the wrong type. */
  record Reader(String of, Map<String, AttributeValue> item) {

    Optional<String> text(String name) {
      return value(name, AttributeValue.Type.S, AttributeValue::s);
    }

    String requiredText(String name) {
      return text(name).orElseThrow(() -> missing(name));
    }

    Optional<Long> number(String name) {
      return value(name, AttributeValue.Type.N, value -> new BigDecimal(value.n()).longValue());
    }

    Optional<Instant> time(String name) {
      return number(name).map(Instant::ofEpochMilli);
    }

    Instant requiredTime(String name) {
      return time(name).orElseThrow(() -> missing(name));
    }

    boolean flag(String name) {
      return value(name, AttributeValue.Type.BOOL, AttributeValue::bool).orElse(false);
    }

    List<String> texts(String name) {
      List<AttributeValue> list =
          value(name, AttributeValue.Type.L, AttributeValue::l).orElse(List.of());
      if (list.stream().anyMatch(value -> value.type() != AttributeValue.Type.S)) {
        throw new BadRecordException(of + ": attribute " + name + " is no list of S");
      }
      return list.stream().map(AttributeValue::s).toList();
    }

    /** A constant by its name, in any case. */
    <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
      return text(name)
          .map(
              text -> {
                try {
                  return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
                } catch (IllegalArgumentException unknown) {
                  throw new BadRecordException(
                      of
                          + ": attribute "
                          + name
                          + " is none of "
                          + Arrays.toString(type.getEnumConstants()));
                }
              });
    }

    <E extends Enum<E>> E requiredConstant(String name, Class<E> type) {
      return constant(name, type).orElseThrow(() -> missing(name));
    }

    Instant requiredEpochSecond(String name) {
      return number(name).map(Instant::ofEpochSecond).orElseThrow(() -> missing(name));
    }

    private BadRecordException missing(String name) {
      return new BadRecordException(of + ": " + name + " is missing");
    }

    Optional<Reader> map(String name) {
      return value(name, AttributeValue.Type.M, AttributeValue::m)
          .map(map -> new Reader(of + " " + name, map));
    }

    private <T> Optional<T> value(
        String name, AttributeValue.Type type, Function<AttributeValue, T> read) {
      AttributeValue value = item.get(name);
      if (value == null) {
        return Optional.empty();
      }
      if (value.type() != type) {
        throw new BadRecordException(
            of + ": attribute " + name + " has type " + value.type() + ", not " + type);
      }
      return Optional.of(read.apply(value));
    }
  }
}
