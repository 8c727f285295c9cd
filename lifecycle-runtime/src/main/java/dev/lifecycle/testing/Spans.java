package dev.lifecycle.testing;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 2d}. */
final class Spans {

  private static final Pattern PART = Pattern.compile("(\\d{1,6})([smhd])");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Spans() {}

  /**
   * The length of time.
   *
   * @param where what it was written in, for the message
   * @throws IllegalArgumentException if it is none
   */
  static Duration parse(String where, String text) {
    if (!WHOLE.matcher(Given.value(where + "(span)", text)).matches()) {
      throw new IllegalArgumentException(
          where
              + "(\""
              + text
              + "\") is no length of time: write numbers with s, m, h or d, for example 90s, 10m or"
              + " 1h30m");
    }
    Duration sum = Duration.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      sum = sum.plus(UNITS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
    }
    return sum;
  }

  /** The length of time, in whole seconds. */
  static String text(Duration length) {
    StringBuilder text = new StringBuilder();
    append(text, length.toDays(), "d");
    append(text, length.toHoursPart(), "h");
    append(text, length.toMinutesPart(), "m");
    append(text, length.toSecondsPart(), "s");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long number, String unit) {
    if (number > 0) {
      text.append(number).append(unit);
    }
  }
}
