package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import dev.lifecycle.processor.report.Suggestions;
import java.util.List;
import java.util.stream.Stream;

/** {@code schedule} names the schedule of a {@code @Scheduled} method. */
final class ScheduleNameRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    List<String> known =
        model.methods().stream()
            .flatMap(method -> method.schedule().stream())
            .map(schedule -> schedule.name().value())
            .toList();
    return model.transitions().stream()
        .filter(row -> row.timeout().isEmpty())
        .flatMap(row -> row.schedule().stream())
        .filter(name -> !known.contains(name.value()))
        .map(
            name ->
                Problems.unknownSchedule(name.value(), Suggestions.among(known, name.value()))
                    .at(name.origin()));
  }
}
