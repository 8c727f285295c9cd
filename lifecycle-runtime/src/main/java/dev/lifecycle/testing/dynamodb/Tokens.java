package dev.lifecycle.testing.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The words of an expression, and what its placeholders stand for. Not thread-safe. */
final class Tokens {

  private static final Pattern TOKEN = Pattern.compile("[#:]?\\w[\\w.-]*|<>|<=|>=|[=<>(),]");

  private final String text;
  private final List<String> words;
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private int next;

  Tokens(String text, Map<String, String> names, Map<String, AttributeValue> values) {
    this.text = text;
    this.words = TOKEN.matcher(text).results().map(MatchResult::group).toList();
    this.names = names;
    this.values = values;
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

  /** The attribute that the next word names; bare names are taken as they are. */
  String name() {
    String word = take();
    if (!word.startsWith("#")) {
      return word;
    }
    String name = names.get(word);
    if (name == null) {
      throw wrong(word + " stands for no name");
    }
    return name;
  }

  /** The value that the next word stands for. */
  AttributeValue value() {
    String word = take();
    AttributeValue value = values.get(word);
    if (value == null) {
      throw wrong(word + " stands for no value");
    }
    return value;
  }

  IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("expression '" + text + "': " + what);
  }
}
