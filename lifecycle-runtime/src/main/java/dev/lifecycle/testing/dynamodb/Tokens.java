package dev.lifecycle.testing.dynamodb;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The words of an expression, and what its placeholders stand for. Not thread-safe. */
final class Tokens {

  private final String text;
  private final List<String> words;
  private final Placeholders placeholders;
  private int next;

  Tokens(String text, Placeholders placeholders) {
    this.text = text;
    this.words = words(text);
    this.placeholders = placeholders;
    if (words.isEmpty()) {
      throw Refusals.invalid("The expression can not be empty");
    }
  }

  // By hand: expressions are read at each call, and a pattern takes ten times as long.
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = end(text, from);
      if (!Character.isWhitespace(text.charAt(from))) {
        words.add(text.substring(from, to));
      }
      from = to;
    }
    return words;
  }

  /** Where the word that begins here ends: a name, a placeholder, an operator or one sign. */
  private static int end(String text, int from) {
    int to = from + 1;
    char first = text.charAt(from);
    if (first == '<' || first == '>') {
      return text.startsWith("=", to) || text.startsWith("<>", from) ? to + 1 : to;
    }
    if (isPart(first) || first == '#' || first == ':') {
      while (to < text.length() && isPart(text.charAt(to))) {
        to++;
      }
    }
    return to;
  }

  private static boolean isPart(char sign) {
    return Character.isLetterOrDigit(sign) || sign == '_' || sign == '.' || sign == '-';
  }

  boolean hasNext() {
    return next < words.size();
  }

  /** Whether the next word is this one; takes it then. */
  boolean take(String word) {
    boolean is = hasNext() && words.get(next).equalsIgnoreCase(word);
    next += is ? 1 : 0;
    return is;
  }

  void expect(String word) {
    if (!take(word)) {
      throw wrong("'" + word + "' is expected");
    }
  }

  String take() {
    if (!hasNext()) {
      throw wrong("it ends too early");
    }
    return words.get(next++);
  }

  /** Requires that nothing follows. */
  void requireEnd() {
    if (hasNext()) {
      throw wrong("something follows its end");
    }
  }

  /** The attribute that the next word stands for; it might be a reserved word, so none is bare. */
  String name() {
    String word = take();
    if (!word.startsWith("#")) {
      throw wrong(word + " is no placeholder");
    }
    return placeholders.name(word);
  }

  /** The value that the next word stands for. */
  AttributeValue value() {
    return placeholders.value(take());
  }

  RuntimeException wrong(String what) {
    return Refusals.invalid("expression '" + text + "': " + what);
  }
}
