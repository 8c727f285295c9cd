package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionTable;
import java.util.stream.Stream;

/** A status that the model does not know stays, until the instance terminates or starts afresh. */
final class UnknownStatus implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S13;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace
        .steps()
        .filter(Step::byFunction)
        .filter(step -> step.before().exists() && step.after().exists() && step.changesStatus())
        .filter(step -> step.before().status().flatMap(trace.table()::state).isEmpty())
        .filter(step -> !mayLeave(trace.table(), step))
        .map(
            step ->
                "%s went from the unknown status %s to %s"
                    .formatted(
                        step.node(),
                        step.before().status().orElse("nothing"),
                        step.after().status().orElse("nothing")));
  }

  private static <S extends Enum<S>> boolean mayLeave(TransitionTable<S> table, Step step) {
    boolean fails = step.fails() && step.after().launching();
    return Rows.reopens(table, step)
        || fails
        || Rows.between(table, step).findAny().isPresent() && !step.after().launching();
  }
}
