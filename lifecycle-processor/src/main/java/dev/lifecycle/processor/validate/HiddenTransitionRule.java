package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.model.Cause;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
import dev.lifecycle.processor.validate.Precedence.Hider;
import dev.lifecycle.processor.validate.Precedence.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A transition fires in one state at least, for one cause at least. */
final class HiddenTransitionRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.spec().rows().stream().flatMap(row -> check(machine, row));
  }

  private static Stream<Finding> check(Machine machine, Row row) {
    Optional<Finding> contradiction = contradiction(machine.written(row));
    return contradiction.isPresent()
        ? contradiction.stream()
        : Stream.concat(unjudged(machine, row), hidden(machine, row));
  }

  /** States named in vain. */
  private static Stream<Finding> unjudged(Machine machine, Row row) {
    return row.sources().stream()
        .filter(state -> Precedence.isUnjudged(row, state, machine.graph()))
        .map(
            state ->
                Problems.unjudged(
                        row.id(),
                        state.storedName(),
                        machine.spec().initial().storedName(),
                        row.sources().size() > 1 ? "Remove it here" : "Name another state")
                    .at(machine.source(row, state)));
  }

  /** A condition that would have to hold and not to hold. */
  private static Optional<Finding> contradiction(DiscoveredTransition row) {
    List<String> when = row.when().stream().map(Written::value).toList();
    return row.unless().stream()
        .filter(name -> when.contains(name.value()))
        .map(
            name ->
                Problems.hidden(
                        row.id().value(),
                        List.of("'%s' would have to hold and not to hold".formatted(name.value())),
                        "Name it in when or in unless.")
                    .at(name.origin()))
        .findFirst();
  }

  private static Stream<Finding> hidden(Machine machine, Row row) {
    Map<Hider, State> hiders = new LinkedHashMap<>();
    for (State state : row.sources()) {
      if (Precedence.isUnjudged(row, state, machine.graph())) {
        continue;
      }
      if (Precedence.sameTrigger(row, state, machine.graph()).isPresent()) {
        return Stream.empty();
      }
      for (Cause cause : Cause.of(row)) {
        Optional<Hider> hider = Precedence.hider(row, state, cause, machine.graph());
        if (hider.isEmpty()) {
          return Stream.empty();
        }
        hiders.putIfAbsent(hider.get(), state);
      }
    }
    return hiders.isEmpty() || firesOfUnknown(machine, row)
        ? Stream.empty()
        : Stream.of(problem(row, hiders).at(machine.written(row).origin()));
  }

  private static Problem problem(Row row, Map<Hider, State> hiders) {
    return Problems.hidden(
        row.id(),
        hiders.entrySet().stream().map(hider -> spelt(hider.getKey(), hider.getValue())).toList(),
        instead(row, hiders.keySet().stream().map(Hider::way).toList()));
  }

  private static String spelt(Hider hider, State state) {
    String doing =
        hider.row().target() instanceof Target.Stay
            ? "is tried first in '%s'"
            : "leaves '%s' " + spelt(hider.way());
    return ("'%s' " + doing + " and has no guard").formatted(hider.row().id(), state.storedName());
  }

  private static String spelt(Way way) {
    if (way instanceof Way.Sooner sooner) {
      return "after " + Durations.spelt(sooner.rest()) + " already";
    }
    return way instanceof Way.First ? "first" : "at once";
  }

  private static String instead(Row row, List<Way> ways) {
    if (ways.stream().anyMatch(Way.First.class::isInstance)) {
      return "Put '%s' first, or give a guard to what stands there now.".formatted(row.id());
    }
    String shorter =
        ways.stream().anyMatch(Way.Sooner.class::isInstance)
            ? "Write a shorter timeout, give"
            : "Give";
    return "%s that one a guard (when or unless), or remove '%s'.".formatted(shorter, row.id());
  }

  /** Whether it is the row that takes a record whose status is no state. */
  private static boolean firesOfUnknown(Machine machine, Row row) {
    return row.takesUnknown()
        && machine.spec().rows().stream()
            .takeWhile(earlier -> !earlier.equals(row))
            .noneMatch(earlier -> earlier.takesUnknown() && earlier.unguarded());
  }
}
