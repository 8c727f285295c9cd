package dev.lifecycle.runtime.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long a command may take, in whole seconds.
 *
 * @param delivery by when it must have started
 * @param execution how long it may run then
 */
record CommandTimes(Duration delivery, Duration execution) {

  // Systems Manager: TimeoutSeconds is 30 at least; its agent takes an executionTimeout of 5 to
  // 172800 s and reads anything else as one hour.
  private static final Duration SHORTEST_DELIVERY = Duration.ofSeconds(30);
  private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(10);
  private static final Duration SHORTEST_EXECUTION = Duration.ofSeconds(5);
  // What the result's event may take.
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

  /**
   * Times that end below this limit with a margin for the result's event, for the result must be
   * there when the limit is over: a quarter for the delivery, the most of the rest to run.
   *
   * @return empty: Systems Manager has none that are so short
   */
  static Optional<CommandTimes> within(Duration limit) {
    Duration quarter = limit.dividedBy(4).truncatedTo(ChronoUnit.SECONDS);
    Duration delivery = longer(SHORTEST_DELIVERY, shorter(LONGEST_DELIVERY, quarter));
    Duration rest = limit.minus(delivery).minus(shorter(LONGEST_MARGIN, quarter));
    Duration execution = longer(SHORTEST_EXECUTION, rest.truncatedTo(ChronoUnit.SECONDS));
    return delivery.plus(execution).compareTo(limit) < 0
        ? Optional.of(new CommandTimes(delivery, execution))
        : Optional.empty();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
