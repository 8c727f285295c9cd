package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredAction;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a decision before it is carried out: the node, its revision, its latest lifecycle action,
 * the transition. A record that was removed and is there again counts its revisions anew; from its
 * first action on, that tells its lives apart. An intent is its command's comment, by which a send
 * whose answer was lost is found again.
 *
 * @param action a short hash of the action's token, if the record has had one
 */
record Intent(String node, long revision, Optional<String> action, String transition) {

  // Systems Manager takes comments of at most 100 characters.
  private static final int LONGEST_COMMENT = 100;
  private static final Pattern FORM =
      Pattern.compile("(i-[0-9a-f]{8,17})/(\\d{1,18})(?:-([0-9a-f]{12}))?/(.+)");

  /** Of a transition of this record, decided on this revision. */
  static Intent of(NodeRecord record, long revision, String transition) {
    return new Intent(
        record.id(),
        revision,
        record.action().map(StoredAction::token).map(Hashes::of),
        transition);
  }

  /** The intent of this text, if it is one. */
  static Optional<Intent> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new Intent(
                form.group(1),
                Long.parseLong(form.group(2)),
                Optional.ofNullable(form.group(3)),
                form.group(4)))
        : Optional.empty();
  }

  /** What the record keeps. */
  String id() {
    return node + "/" + revision + action.map(hash -> "-" + hash).orElse("") + "/" + transition;
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
