package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.report.Finding;
import java.util.stream.Stream;

/** A node comes to every state, but for one that should be the initial one: that is told. */
final class NeverEnteredRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    boolean mistaken = UnhandledLaunchRule.applies(machine);
    return machine.graph().strays().stream()
        .filter(state -> !(mistaken && UnhandledLaunchRule.isLeft(machine, state)))
        .map(state -> machine.neverEntered(state).at(machine.origin(state)));
  }
}
