package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionRow.Target;
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
        || (!step.after().exists() && !isRemovedOtherwise(trace, step))
        || step.after().of("Action", "direction").equals(Optional.of("terminating"));
  }

  /** Whether a row of the model removes the record for something that is no termination. */
  private static <S extends Enum<S>> boolean isRemovedOtherwise(Trace<S> trace, Step step) {
    return step.before().status().flatMap(trace.table()::state).stream()
        .flatMap(state -> trace.table().rowsFrom(state).stream())
        .anyMatch(row -> row.target() == Target.REMOVED && !Rows.terminates(row));
  }
}
