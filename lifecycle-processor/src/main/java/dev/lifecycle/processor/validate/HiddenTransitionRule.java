package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.model.Cause;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Trigger;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
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
    return contradiction.isPresent() ? contradiction.stream() : hidden(machine, row);
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
    Map<Row, State> hiders = new LinkedHashMap<>();
    for (State state : row.sources()) {
      if (Precedence.sameTrigger(row, state, machine.graph()).isPresent()) {
        return Stream.empty();
      }
      for (Cause cause : Cause.of(row)) {
        Optional<Row> hider = Precedence.hider(row, state, cause, machine.graph());
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

  private static Problem problem(Row row, Map<Row, State> hiders) {
    boolean ahead = hiders.keySet().stream().anyMatch(hider -> !forestalls(hider, row));
    return Problems.hidden(
        row.id(),
        hiders.keySet().stream().map(hider -> spelt(hider, hiders.get(hider), row)).toList(),
        ahead
            ? "Put '%s' first, or give a guard to what stands there now.".formatted(row.id())
            : "Give that one a guard (when or unless), or remove '%s'.".formatted(row.id()));
  }

  private static String spelt(Row hider, State state, Row row) {
    return "'%s' leaves '%s' %s and has no guard"
        .formatted(hider.id(), state.storedName(), forestalls(hider, row) ? "at once" : "first");
  }

  /** Whether one fires before there is a rest in which the other could. */
  private static boolean forestalls(Row hider, Row row) {
    return hider.trigger() instanceof Trigger.Completion
        && !(row.trigger() instanceof Trigger.Completion);
  }

  /** Whether it is the row that takes a record whose status is no state. */
  private static boolean firesOfUnknown(Machine machine, Row row) {
    return row.takesUnknown()
        && machine.spec().rows().stream()
            .takeWhile(earlier -> !earlier.equals(row))
            .noneMatch(earlier -> earlier.takesUnknown() && earlier.unguarded());
  }
}
