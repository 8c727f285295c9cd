package dev.lifecycle.processor.validate;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes {@code "90s"}, {@code "10m"} and {@code "2h"}. */
final class Durations {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smh])");

  private Durations() {}

  /** The length of time, if it is one. */
  static Optional<Duration> parse(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  /** The length of time as a user would write it. */
  static String spelt(Duration time) {
    if (time.toSecondsPart() != 0) {
      return time.toSeconds() + "s";
    }
    return time.toMinutesPart() != 0 ? time.toMinutes() + "m" : time.toHours() + "h";
  }
}
