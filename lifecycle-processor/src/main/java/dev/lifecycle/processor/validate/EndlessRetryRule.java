package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Circle;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.stream.Stream;

/** What is tried again while a lifecycle action is open is given up some time. */
final class EndlessRetryRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.obligations().circles().stream().map(circle -> finding(machine, circle));
  }

  private static Finding finding(Machine machine, Circle circle) {
    return Problems.endlessRetry(
            Paths.round(circle.way()),
            Paths.name(circle.way().get(0).action()),
            circle.back().id(),
            reason(circle))
        .at(machine.written(circle.back()).dest().origin());
  }

  private static String reason(Circle circle) {
    return switch (circle.results()) {
      case NONE -> "no result comes";
      case FAILURES -> "each command fails";
      case SUCCESSES -> "each command succeeds";
    };
  }
}
