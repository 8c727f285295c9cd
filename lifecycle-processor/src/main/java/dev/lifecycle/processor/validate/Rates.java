package dev.lifecycle.processor.validate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code rate(5 minutes)} and {@code cron(0 3 * * ? *)} as rules of EventBridge do. */
final class Rates {

  private static final Pattern EXPRESSION = Pattern.compile("(rate|cron)\\((.*)\\)");
  private static final Pattern RATE =
      Pattern.compile("0*1 (minute|hour|day)|(?!0*1 )0*[1-9]\\d{0,8} (minute|hour|day)s");

  private static final String MONTH =
      "0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC";
  private static final String WEEKDAY = "[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT";
  private static final String MONTHDAY = "0?[1-9]|[12]\\d|3[01]";

  private static final List<Field> FIELDS =
      List.of(
          Field.of("minute", "[0-5]?\\d", ""),
          Field.of("hour", "[01]?\\d|2[0-3]", ""),
          Field.of("day of the month", MONTHDAY, "|\\?|L|LW|(" + MONTHDAY + ")W"),
          Field.of("month", MONTH, ""),
          Field.of("day of the week", WEEKDAY, "|\\?|L|(" + WEEKDAY + ")(L|#[1-5])"),
          Field.of("year", "19[7-9]\\d|2[01]\\d\\d", ""));

  private static final int MONTH_DAY = 2;
  private static final int WEEK_DAY = 4;
  private static final String UNSAID = "?";

  private Rates() {}

  /** What is wrong with it, if something is. */
  static Optional<String> fault(String text) {
    Matcher expression = EXPRESSION.matcher(text);
    if (!expression.matches()) {
      return Optional.of("it is neither rate(...) nor cron(...)");
    }
    String inside = expression.group(2);
    if (expression.group(1).equals("cron")) {
      return cronFault(List.of(inside.trim().split("\\s+")));
    }
    return RATE.matcher(inside).matches()
        ? Optional.empty()
        : Optional.of("a rate is 1 minute, hour or day, or a number of minutes, hours or days");
  }

  private static Optional<String> cronFault(List<String> parts) {
    if (parts.size() != FIELDS.size()) {
      return Optional.of(
          "a cron has minute, hour, day of the month, month, day of the week and year");
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!FIELDS.get(i).form().matcher(parts.get(i)).matches()) {
        return Optional.of("'%s' is no %s".formatted(parts.get(i), FIELDS.get(i).name()));
      }
    }
    return parts.get(MONTH_DAY).equals(UNSAID) || parts.get(WEEK_DAY).equals(UNSAID)
        ? Optional.empty()
        : Optional.of("the day of the month or the day of the week must be ?");
  }

  /**
   * A part of a cron.
   *
   * @param name what it is
   * @param form how it is written
   */
  private record Field(String name, Pattern form) {

    /** A field of these values, of lists, ranges and steps of them, and of forms of its own. */
    static Field of(String name, String value, String more) {
      String range = "(\\*|(" + value + ")(-(" + value + "))?)(/\\d{1,4})?";
      String form = range + "(," + range + ")*" + more;
      return new Field(name, Pattern.compile(form, Pattern.CASE_INSENSITIVE));
    }
  }
}
