package dev.lifecycle.processor.generate.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table in Markdown, on its way. Not thread-safe. */
final class Table {

  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} _.,:/$()=*?-]+");
  private static final Pattern MARKED = Pattern.compile("[^\\p{L}\\p{N} .,:]");

  private final List<List<String>> rows = new ArrayList<>();

  Table(List<String> head) {
    rows.add(head);
    rows.add(head.stream().map(column -> "---").toList());
  }

  /** Adds a row of cells that are Markdown already. */
  void add(List<String> cells) {
    rows.add(cells);
  }

  List<String> lines() {
    return rows.stream().map(Table::line).toList();
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.isEmpty() ? " |" : " " + cell + " |")
        .collect(Collectors.joining("", "|", ""));
  }

  /** The user's own words, whatever is in them; nothing stays nothing. */
  static String code(String text) {
    if (text.isEmpty()) {
      return "";
    }
    return PLAIN.matcher(text).matches()
        ? "`" + text + "`"
        : MARKED.matcher(text).replaceAll(mark -> "&#" + mark.group().codePointAt(0) + ";");
  }

  static String codes(List<String> texts) {
    return texts.stream().map(Table::code).collect(Collectors.joining(", "));
  }
}
