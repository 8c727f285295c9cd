package dev.lifecycle.runtime.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a command before it is sent: the node, its revision, the transition. It is the command's
 * comment, by which a send whose answer was lost is found again.
 */
record Intent(String node, long revision, String transition) {

  // Systems Manager takes comments of at most 100 characters.
  private static final int LONGEST_COMMENT = 100;
  private static final Pattern FORM = Pattern.compile("(i-[0-9a-f]{8,17})/(\\d{1,18})/(.+)");

  /** The intent of this text, if it is one. */
  static Optional<Intent> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new Intent(form.group(1), Long.parseLong(form.group(2)), form.group(3)))
        : Optional.empty();
  }

  /** What the record keeps. */
  String id() {
    return node + "/" + revision + "/" + transition;
  }

  /**
   * What Systems Manager keeps. The cut takes away of the transition's id only: a node has one
   * intent a revision, so no two share a comment.
   */
  String comment() {
    String id = id();
    if (id.length() <= LONGEST_COMMENT) {
      return id;
    }
    boolean halves = Character.isHighSurrogate(id.charAt(LONGEST_COMMENT - 1));
    return id.substring(0, halves ? LONGEST_COMMENT - 1 : LONGEST_COMMENT);
  }
}
