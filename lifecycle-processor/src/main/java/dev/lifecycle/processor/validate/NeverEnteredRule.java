package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** A node comes to every state. */
final class NeverEnteredRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.graph().strays().stream()
        .map(
            state ->
                Problems.neverEntered(state.storedName(), machine.name())
                    .at(machine.origin(state)));
  }
}
