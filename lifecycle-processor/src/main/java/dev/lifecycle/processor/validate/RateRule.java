package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredSchedule;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** A schedule's {@code rate}, if there is one, says when it fires. */
final class RateRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.methods().stream()
        .flatMap(method -> method.schedule().stream())
        .map(DiscoveredSchedule::rate)
        .filter(rate -> !rate.value().isEmpty())
        .flatMap(
            rate ->
                Rates.fault(rate.value()).stream()
                    .map(fault -> Problems.rate(rate.value(), fault).at(rate.origin())));
  }
}
