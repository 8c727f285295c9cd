package dev.lifecycle.processor.generate.resource;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** JSON of maps, lists and texts, in lines that people can read. */
final class Json {

  // Separators of lines and paragraphs, and the mark of the byte order: YAML has them quoted.
  private static final String UNSEEN = "\u2028\u2029\ufeff";

  private Json() {}

  static String pretty(Object value) {
    return value(value, "") + "\n";
  }

  private static String value(Object value, String indent) {
    if (value instanceof Map<?, ?> fields) {
      return fields.entrySet().stream()
          .map(field -> text(field.getKey()) + ": " + value(field.getValue(), indent + "  "))
          .collect(block("{", "}", indent));
    }
    if (value instanceof List<?> elements) {
      return elements.size() == 1 && elements.get(0) instanceof String only
          ? "[" + text(only) + "]"
          : elements.stream()
              .map(element -> value(element, indent + "  "))
              .collect(block("[", "]", indent));
    }
    return text(value);
  }

  private static Collector<CharSequence, ?, String> block(
      String open, String close, String indent) {
    return Collectors.joining(
        ",\n" + indent + "  ", open + "\n" + indent + "  ", "\n" + indent + close);
  }

  /** A text in quotes; YAML reads it too. */
  static String text(Object value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char letter : value.toString().toCharArray()) {
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (Character.isISOControl(letter) || UNSEEN.indexOf(letter) >= 0) {
        quoted.append("\\u").append(HexFormat.of().toHexDigits(letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }
}
