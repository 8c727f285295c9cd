package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.List;
import java.util.stream.Stream;

/** {@code when} and {@code unless} name conditions. */
final class ConditionNameRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    List<String> known = model.conditions().stream().map(DiscoveredMethod::name).toList();
    return model.transitions().stream()
        .flatMap(row -> Stream.concat(row.when().stream(), row.unless().stream()))
        .filter(name -> !known.contains(name.value()))
        .map(name -> finding(name, known, model));
  }

  private static Finding finding(Written<String> name, List<String> known, DiscoveredModel model) {
    return model.methodNames().contains(name.value())
        ? Problems.noCondition(name.value()).at(name.origin())
        : Problems.unknownCondition(name.value(), known).at(name.origin());
  }
}
