package dev.lifecycle.processor.validate;

import dev.lifecycle.annotation.Transition;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code initial}, {@code failure}, {@code source} and {@code dest} name states. */
final class StateNameRule implements Rule {

  private static final Set<String> DESTS = Set.of(Transition.REMOVED, Transition.STAY);

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    List<String> known = model.constants().stream().map(state -> state.stored().value()).toList();
    Stream<Written<String>> sources =
        model.transitions().stream()
            .flatMap(row -> row.source().stream())
            .filter(source -> !source.value().equals(Transition.ANY));
    Stream<Written<String>> dests =
        model.transitions().stream()
            .map(row -> row.dest())
            .filter(dest -> !DESTS.contains(dest.value()));
    return Stream.of(Stream.of(model.initial()), model.failure().stream(), sources, dests)
        .flatMap(names -> names)
        .filter(name -> !known.contains(name.value()))
        .map(name -> Problems.unknownState(name.value(), known).at(name.origin()));
  }
}
