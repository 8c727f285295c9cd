package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Position;
import dev.lifecycle.processor.model.Step;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.List;
import java.util.stream.Stream;

/** What a lifecycle action sets off completes it. */
final class NeverCompletesRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.obligations().neverCompleted().stream().map(rest -> finding(machine, rest));
  }

  private static Finding finding(Machine machine, Position rest) {
    List<Step> path = machine.graph().path(rest);
    return Problems.neverCompletes(Paths.spelt(path), Paths.name(rest.action()))
        .at(machine.written(Paths.last(path).row()).dest().origin());
  }
}
