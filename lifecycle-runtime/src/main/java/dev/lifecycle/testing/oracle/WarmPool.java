package dev.lifecycle.testing.oracle;

import java.util.Optional;
import java.util.stream.Stream;

/** An instance that returns to the warm pool is not torn down. */
final class WarmPool implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S16;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace
        .steps()
        .filter(Step::byFunction)
        .filter(step -> returns(step.after()) || (!step.after().exists() && returns(step.before())))
        .filter(step -> isTornDown(trace, step))
        .map(step -> step.node() + " is torn down although it only returns to the warm pool");
  }

  private static boolean returns(Snapshot snapshot) {
    return snapshot.of("Action", "destination").equals(Optional.of("WarmPool"))
        && !snapshot.launching();
  }

  private static <S extends Enum<S>> boolean isTornDown(Trace<S> trace, Step step) {
    boolean terminates =
        step.changesStatus()
            && step.after().exists()
            && Rows.between(trace.table(), step).findAny().isPresent()
            && Rows.between(trace.table(), step)
                .allMatch(row -> Rows.terminates(row) && row.on().size() == 1);
    return terminates
        || !step.after().exists()
        || step.after().of("Action", "direction").equals(Optional.of("terminating"));
  }
}
