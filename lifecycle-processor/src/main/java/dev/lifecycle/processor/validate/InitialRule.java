package dev.lifecycle.processor.validate;

import static java.util.stream.Collectors.toSet;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.Set;
import java.util.stream.Stream;

/** A node that is new is told from one that is not ready yet, and both from one that failed. */
final class InitialRule implements Rule {

  private static final String INITIAL = "the initial state";
  private static final String PENDING = "a pending status";
  private static final String FAILURE = "the failure state";

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    Set<String> states =
        model.constants().stream().map(state -> state.stored().value()).collect(toSet());
    return Stream.concat(initial(model), failure(model))
        .filter(found -> states.contains(found.name().value()))
        .map(Found::finding);
  }

  private static Stream<Found> initial(DiscoveredModel model) {
    return Stream.of(model.initial())
        .filter(name -> isPending(name, model))
        .map(
            name ->
                new Found(
                    name,
                    INITIAL,
                    PENDING,
                    "a launch would wait for ever for the node to be ready. Name another state, or"
                        + " leave this one out of pending = {...}"));
  }

  private static Stream<Found> failure(DiscoveredModel model) {
    return model.failure().stream()
        .flatMap(
            name -> {
              if (name.value().equals(model.initial().value())) {
                return Stream.of(
                    new Found(
                        name,
                        INITIAL,
                        FAILURE,
                        "a node that failed would pass for a new one. Name another state:"
                            + " failure = \"...\""));
              }
              return isPending(name, model)
                  ? Stream.of(
                      new Found(
                          name,
                          FAILURE,
                          PENDING,
                          "a node that failed would pass for one that is not ready yet. Name"
                              + " another state, or leave this one out of pending = {...}"))
                  : Stream.empty();
            });
  }

  private static boolean isPending(Written<String> name, DiscoveredModel model) {
    return model.pending().stream().anyMatch(status -> status.value().equals(name.value()));
  }

  /** A state that is two things, where the one is written. */
  private record Found(Written<String> name, String part, String other, String consequence) {

    Finding finding() {
      return Problems.initial(name.value(), part, other, consequence).at(name.origin());
    }
  }
}
