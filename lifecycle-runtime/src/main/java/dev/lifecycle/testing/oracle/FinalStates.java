package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionTable;
import java.util.stream.Stream;

/**
 * What is removed or has failed for good stays so, until a newer token comes; an instance may write
 * its record anew.
 */
final class FinalStates implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S7;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace
        .steps()
        .filter(Step::byFunction)
        .filter(step -> step.after().exists())
        .flatMap(step -> judge(trace.table(), step));
  }

  private static <S extends Enum<S>> Stream<String> judge(TransitionTable<S> table, Step step) {
    if (!step.before().exists()) {
      return Stream.of("%s came into being by a write of the function".formatted(step.node()));
    }
    return step.changesStatus()
            && failed(table, step.before())
            && !Rows.reopens(table, step)
            && step.after().token().equals(step.before().token())
        ? Stream.of(
            "%s left the final state %s".formatted(step.node(), step.before().status().orElse("")))
        : Stream.empty();
  }

  /** Whether its action failed and is over, and nothing leads on: no row, no command, no task. */
  private static <S extends Enum<S>> boolean failed(TransitionTable<S> table, Snapshot snapshot) {
    return snapshot.failed()
        && snapshot.done()
        && !snapshot.has("Command")
        && !snapshot.has("Pending")
        && snapshot.status().flatMap(table::state).stream()
            .flatMap(state -> table.rowsFrom(state).stream())
            .allMatch(Rows::awaitsAction);
  }
}
