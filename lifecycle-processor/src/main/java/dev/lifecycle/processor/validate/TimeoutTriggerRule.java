package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** A transition with a {@code timeout} has no other trigger. */
final class TimeoutTriggerRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.transitions().stream()
        .filter(row -> !row.on().isEmpty() || row.schedule().isPresent())
        .flatMap(row -> row.timeout().stream())
        .map(timeout -> Problems.timeoutTrigger().at(timeout.origin()));
  }
}
