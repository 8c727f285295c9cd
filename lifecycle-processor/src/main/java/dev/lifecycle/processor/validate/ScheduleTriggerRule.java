package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** A transition with a {@code schedule} says that it is triggered by {@code ScheduleFired}. */
final class ScheduleTriggerRule implements Rule {

  private final Triggers triggers;

  ScheduleTriggerRule(Triggers triggers) {
    this.triggers = triggers;
  }

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.transitions().stream()
        .filter(row -> row.timeout().isEmpty() && !saysSo(row))
        .flatMap(row -> row.schedule().stream())
        .map(schedule -> Problems.scheduleTrigger(schedule.value()).at(schedule.origin()));
  }

  private boolean saysSo(DiscoveredTransition row) {
    return triggers.written(row).contains(RuntimeTypes.SCHEDULE_FIRED);
  }
}
