package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A {@code timeout} is a length of time that can be kept. */
final class TimeoutRule implements Rule {

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(48);

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.transitions().stream()
        .flatMap(row -> row.timeout().stream())
        .flatMap(timeout -> check(timeout).stream());
  }

  private static Optional<Finding> check(Written<String> timeout) {
    return reason(timeout.value())
        .map(reason -> Problems.timeout(timeout.value(), reason).at(timeout.origin()));
  }

  private static Optional<String> reason(String timeout) {
    Optional<Duration> rest = Durations.parse(timeout);
    if (rest.isEmpty()) {
      return Optional.of("no length of time");
    }
    if (rest.get().compareTo(SHORTEST) < 0) {
      return Optional.of("too short for a timeout");
    }
    return rest.get().compareTo(LONGEST) > 0
        ? Optional.of("too long for a timeout")
        : Optional.empty();
  }
}
