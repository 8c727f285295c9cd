package dev.lifecycle.runtime.action;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes words so that a POSIX shell reads back exactly these words, the first as the program's
 * name, and Systems Manager finds no <code>{{ parameter }}</code> of its own in them.
 */
final class ShellWords {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");
  private static final Pattern BRACE_BEFORE_BRACE = Pattern.compile("\\{(?=\\{)");

  private ShellWords() {}

  static String join(List<String> words) {
    String program = words.get(0);
    // Unquoted, a bare name could be one of the shell's own words: if, time, case.
    String first = program.contains("/") ? word(program) : quoted(program);
    return words.stream()
        .skip(1)
        .map(argument -> " " + word(argument))
        .collect(Collectors.joining("", first, ""));
  }

  private static String word(String word) {
    return PLAIN.matcher(word).matches() ? word : quoted(word);
  }

  private static String quoted(String word) {
    String text = word.replace("'", "'\\''");
    return "'" + BRACE_BEFORE_BRACE.matcher(text).replaceAll("{''") + "'";
  }
}
