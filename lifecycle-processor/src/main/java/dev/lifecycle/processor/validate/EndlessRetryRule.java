package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Circle;
import dev.lifecycle.processor.model.Circle.Results;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is tried again while a lifecycle action is open is given up some time. */
final class EndlessRetryRule implements MachineRule {

  @Override
  public Stream<Finding> check(Machine machine) {
    return machine.obligations().circles().stream().map(circle -> finding(machine, circle));
  }

  private static Finding finding(Machine machine, Circle circle) {
    return Problems.endlessRetry(
            reason(circle.results()),
            Paths.round(circle.way()),
            Paths.name(circle.way().get(0).action()),
            circle.again().id())
        .at(machine.written(circle.again()).dest().origin());
  }

  private static String reason(Set<Results> all) {
    if (all.isEmpty()) {
      return "time passes";
    }
    boolean one = all.size() == 1;
    return all.stream()
        .map(
            results ->
                switch (results) {
                  case NONE -> one ? "no result comes" : "of some commands no result comes";
                  case FAILURES -> one ? "each command fails" : "some commands fail";
                  case SUCCESSES -> one ? "each command succeeds" : "some commands succeed";
                })
        .collect(Collectors.joining(" and "));
  }
}
