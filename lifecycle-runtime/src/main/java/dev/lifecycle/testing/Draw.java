package dev.lifecycle.testing;

/**
 * Something that was drawn by lot in a run and is not as in a calm one.
 *
 * @param kind what was drawn for, for example {@code call}
 * @param number which of them: the runs' calls, turns, events and so on are counted from 1
 * @param text what became of it
 */
public record Draw(String kind, long number, String text) {

  /** What a replay names it by. */
  public String key() {
    return key(kind, number);
  }

  static String key(String kind, long number) {
    return kind + " " + number;
  }

  @Override
  public String toString() {
    return key() + ": " + text;
  }
}
