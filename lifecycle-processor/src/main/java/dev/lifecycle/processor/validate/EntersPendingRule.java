package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** A node that was ready is not taken for one that is not. */
final class EntersPendingRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.spec().rows().stream().flatMap(row -> check(machine, row));
  }

  private static Stream<Finding> check(Machine machine, Row row) {
    return row.target() instanceof Target.Enter enter
            && machine.graph().isPending(enter.state())
            && !row.sources().stream().allMatch(machine.graph()::isPending)
        ? Stream.of(
            Problems.entersPending(enter.state().storedName())
                .at(machine.written(row).dest().origin()))
        : Stream.empty();
  }
}
