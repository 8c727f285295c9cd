package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredTask;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A list names each thing once: whoever named it again meant something else. */
final class NamedTwiceRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return Stream.of(
            Stream.of(model.pending()),
            model.transitions().stream().flatMap(NamedTwiceRule::lists),
            model.methods().stream().flatMap(DiscoveredMethod::tasks).map(DiscoveredTask::ids),
            model.constants().stream().map(state -> state.names()))
        .flatMap(lists -> lists)
        .flatMap(NamedTwiceRule::check);
  }

  private static Stream<List<Written<String>>> lists(DiscoveredTransition row) {
    List<Written<String>> events =
        row.on().stream()
            .map(type -> new Written<>(Signatures.spelt(type.value()), type.origin()))
            .toList();
    return Stream.of(row.source(), events, row.when(), row.unless());
  }

  private static Stream<Finding> check(List<Written<String>> names) {
    Set<String> seen = new HashSet<>();
    return names.stream()
        .filter(name -> !seen.add(name.value()))
        .map(name -> Problems.namedTwice(name.value()).at(name.origin()));
  }
}
