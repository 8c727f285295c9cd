package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Position;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** A rest while a lifecycle action is open ends by a time-out, if not before. */
final class OpenRestRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.obligations().untimed().stream()
        .filter(rest -> rest.state().filter(machine.graph()::isPending).isEmpty()) // told otherwise
        .map(rest -> finding(machine, rest));
  }

  private static Finding finding(Machine machine, Position rest) {
    Row last = machine.graph().entering(rest);
    return Problems.openRest(rest.state().orElseThrow().storedName(), Paths.name(rest.action()))
        .at(machine.written(last).dest().origin());
  }
}
