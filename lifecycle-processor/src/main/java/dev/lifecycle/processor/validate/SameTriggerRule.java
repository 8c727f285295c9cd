package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Trigger;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Of two transitions with one source and one trigger the first has a guard. */
final class SameTriggerRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.spec().rows().stream()
        .flatMap(
            row ->
                row.sources().stream()
                    .flatMap(state -> check(machine, row, state).stream())
                    .limit(1));
  }

  private static Optional<Finding> check(Machine machine, Row row, State state) {
    return Precedence.sameTrigger(row, state, machine.graph())
        .map(
            first ->
                Problems.sameTrigger(row.id(), first.id(), state.storedName(), spelt(row.trigger()))
                    .at(machine.source(row, state)));
  }

  private static String spelt(Trigger trigger) {
    if (trigger instanceof Trigger.Events events) {
      return events.types().stream()
          .map(type -> type.simpleName())
          .collect(Collectors.joining(" or ", "on ", ""));
    }
    return trigger instanceof Trigger.Timeout timeout
        ? "after " + Durations.spelt(timeout.rest())
        : "as soon as it is reached";
  }
}
