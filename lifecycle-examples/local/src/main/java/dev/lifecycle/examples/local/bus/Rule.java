package dev.lifecycle.examples.local.bus;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of EventBridge.
 *
 * @param arn what a scheduled event of this rule names in its resources
 */
public record Rule(String name, String arn, Trigger trigger, List<Target> targets) {

  /** When a rule sends something to its targets. */
  public sealed interface Trigger permits Match, Schedule {}

  /**
   * When an event matches.
   *
   * @param pattern an event pattern, as JSON
   */
  public record Match(String pattern) implements Trigger {}

  /**
   * When it is time.
   *
   * @param expression {@code rate(...)} or {@code cron(...)}
   */
  public record Schedule(String expression) implements Trigger {

    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    /**
     * How often it fires.
     *
     * @throws IllegalArgumentException if it is no rate
     */
    public Duration rate() {
      Matcher rate = RATE.matcher(expression);
      if (!rate.matches()) {
        throw new IllegalArgumentException("only rate(...) fires by itself here: " + expression);
      }
      return unit(rate.group(2)).multipliedBy(Long.parseLong(rate.group(1)));
    }

    private static Duration unit(String name) {
      return switch (name) {
        case "minute" -> Duration.ofMinutes(1);
        case "hour" -> Duration.ofHours(1);
        default -> Duration.ofDays(1);
      };
    }
  }

  /**
   * Where a rule sends to.
   *
   * @param queueArn a queue
   * @param transformer makes what is sent; without it the event itself is
   */
  public record Target(String queueArn, Optional<InputTransformer> transformer) {

    String input(String event) {
      return transformer.map(t -> t.input(event)).orElse(event);
    }
  }
}
