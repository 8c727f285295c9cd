package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** A model says where a node goes whose task throws. */
final class NoFailureStateRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.spec().failure().isPresent()
        ? Stream.empty()
        : Stream.of(Problems.noFailureState().at(machine.origin()));
  }
}
