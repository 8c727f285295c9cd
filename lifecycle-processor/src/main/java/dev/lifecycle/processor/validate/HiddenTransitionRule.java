package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Cause;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Trigger;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A transition fires in one state at least, for one cause at least. */
final class HiddenTransitionRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.spec().rows().stream().flatMap(row -> check(machine, row));
  }

  private static Stream<Finding> check(Machine machine, Row row) {
    Set<String> hiders = new LinkedHashSet<>();
    for (State state : row.sources()) {
      if (Precedence.sameTrigger(row, state, machine.graph()).isPresent()) {
        return Stream.empty();
      }
      for (Cause cause : Cause.of(row)) {
        Optional<Row> hider = Precedence.hider(row, state, cause, machine.graph());
        if (hider.isEmpty()) {
          return Stream.empty();
        }
        hiders.add(spelt(hider.get(), state));
      }
    }
    return hiders.isEmpty() || firesOfUnknown(machine, row)
        ? Stream.empty()
        : Stream.of(
            Problems.hidden(row.id(), hiders.stream().limit(3).toList())
                .at(machine.written(row).origin()));
  }

  private static String spelt(Row hider, State state) {
    boolean atOnce = hider.trigger() instanceof Trigger.Completion;
    return "'%s' leaves '%s' %s and has no guard"
        .formatted(hider.id(), state.storedName(), atOnce ? "at once" : "first");
  }

  /** Whether it is the row that takes a record whose status is no state. */
  private static boolean firesOfUnknown(Machine machine, Row row) {
    return row.takesUnknown()
        && machine.spec().rows().stream()
            .takeWhile(earlier -> !earlier.equals(row))
            .noneMatch(earlier -> earlier.takesUnknown() && earlier.unguarded());
  }
}
