package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.List;
import java.util.stream.Stream;

/** {@code @Before} and {@code @After} name transitions. */
final class TransitionIdRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    List<String> known = model.transitions().stream().map(row -> row.id().value()).toList();
    return model.methods().stream()
        .flatMap(DiscoveredMethod::tasks)
        .flatMap(task -> task.ids().stream())
        .filter(id -> !known.contains(id.value()))
        .map(id -> Problems.unknownTransition(id.value(), known).at(id.origin()));
  }
}
