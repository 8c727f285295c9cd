package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.List;
import java.util.stream.Stream;

/** A node that is new is told from one that is not ready yet and from one that failed. */
final class InitialRule implements Rule {

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    String initial = model.initial().value();
    if (model.constants().stream().noneMatch(state -> state.stored().value().equals(initial))) {
      return Stream.empty();
    }
    List<String> pending = model.pending().stream().map(Written::value).toList();
    Stream<Finding> isPending =
        Stream.of(model.initial())
            .filter(name -> pending.contains(initial))
            .map(
                name ->
                    Problems.initial(
                            initial,
                            "a pending status",
                            "a launch would wait for ever for the node to be ready. Name another"
                                + " state, or leave this one out of pending = {...}")
                        .at(name.origin()));
    Stream<Finding> isFailure =
        model.failure().stream()
            .filter(name -> name.value().equals(initial))
            .map(
                name ->
                    Problems.initial(
                            initial,
                            "the failure state",
                            "a node that failed would pass for a new one. Name another state:"
                                + " failure = \"...\"")
                        .at(name.origin()));
    return Stream.concat(isPending, isFailure);
  }
}
