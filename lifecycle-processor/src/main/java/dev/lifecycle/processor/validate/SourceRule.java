package dev.lifecycle.processor.validate;

import dev.lifecycle.annotation.Transition;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Origin;
import dev.lifecycle.processor.report.Problems;
import java.util.List;
import java.util.stream.Stream;

/** A transition leaves one state or more, or any. */
final class SourceRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.transitions().stream().flatMap(SourceRule::check);
  }

  private static Stream<Finding> check(DiscoveredTransition row) {
    List<String> sources = row.source().stream().map(Written::value).distinct().toList();
    if (sources.isEmpty()) {
      return Stream.of(Problems.source("is empty").at(row.origin()));
    }
    return sources.size() > 1 && sources.contains(Transition.ANY)
        ? Stream.of(Problems.source("names Transition.ANY and other states").at(any(row)))
        : Stream.empty();
  }

  private static Origin any(DiscoveredTransition row) {
    return row.source().stream()
        .filter(source -> source.value().equals(Transition.ANY))
        .map(Written::origin)
        .findFirst()
        .orElseThrow();
  }
}
