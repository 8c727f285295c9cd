package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** A transition that completes has something to complete. */
final class CompletesRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.obligations().completeNothing().stream()
        .map(row -> Problems.completes(row.id()).at(machine.written(row).completes().origin()));
  }
}
