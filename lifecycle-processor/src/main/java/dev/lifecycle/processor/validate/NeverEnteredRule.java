package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.report.Finding;
import java.util.stream.Stream;

/** A node comes to every state. */
final class NeverEnteredRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.graph().strays().stream()
        .map(state -> machine.neverEntered(state).at(machine.origin(state)));
  }
}
