package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Cause;
import dev.lifecycle.processor.model.Position.Action;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A node that terminates does so by a transition, wherever it is. */
final class UnhandledTerminationRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    List<Row> rows =
        machine.spec().rows().stream().filter(UnhandledTerminationRule::handles).toList();
    if (rows.isEmpty()) {
      return Stream.of(Problems.noTermination().at(machine.origin()));
    }
    Set<State> handled = new HashSet<>();
    for (Row row : rows) {
      handled.addAll(row.sources());
      if (row.target() instanceof Target.Enter enter) {
        handled.add(enter.state());
      }
    }
    Set<State> entered = new HashSet<>();
    machine.graph().positions().forEach(at -> at.state().ifPresent(entered::add));
    return machine.spec().states().stream()
        .filter(state -> !handled.contains(state) && !machine.graph().isPending(state))
        .filter(entered::contains)
        .map(state -> Problems.unhandledTermination(state.storedName()).at(machine.origin(state)));
  }

  private static boolean handles(Row row) {
    return Cause.of(row).stream().map(Cause::opens).anyMatch(Optional.of(Action.TERMINATE)::equals);
  }
}
