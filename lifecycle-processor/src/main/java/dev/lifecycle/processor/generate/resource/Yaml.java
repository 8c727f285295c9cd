package dev.lifecycle.processor.generate.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** YAML of maps, lists and texts, as CloudFormation reads it: placeholders become references. */
final class Yaml {

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!(?i:true|false|yes|no|on|off|null|y|n)$)[A-Za-z]([A-Za-z0-9_./:-]*[A-Za-z0-9_./-])?");
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]*");

  private Yaml() {}

  /** The value in lines of their own, each behind so many spaces. */
  static String block(Object value, int indent) {
    return lines(value).stream()
        .map(line -> " ".repeat(indent) + line + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> lines(Object value) {
    List<String> lines = new ArrayList<>();
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((name, field) -> field(text(name.toString()), field, lines));
    } else if (value instanceof List<?> elements) {
      elements.forEach(element -> element(element, lines));
    } else {
      lines.add(scalar(value.toString()));
    }
    return lines;
  }

  private static void field(String name, Object value, List<String> lines) {
    if (value instanceof Map<?, ?> || value instanceof List<?>) {
      lines.add(name + ":");
      lines(value).forEach(line -> lines.add("  " + line));
    } else {
      lines.add(name + ": " + scalar(value.toString()));
    }
  }

  private static void element(Object value, List<String> lines) {
    List<String> own = lines(value);
    lines.add("- " + own.get(0));
    own.subList(1, own.size()).forEach(line -> lines.add("  " + line));
  }

  private static String scalar(String text) {
    return Placeholders.name(text)
        .map(name -> "!Ref " + name)
        .orElseGet(() -> Placeholders.in(text) ? "!Sub " + text(text) : text(text));
  }

  /** A text that is nothing but itself. */
  static String text(String text) {
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    boolean readable = text.indexOf('"') >= 0 && PRINTABLE.matcher(text).matches();
    return readable ? "'" + text.replace("'", "''") + "'" : Json.text(text);
  }
}
