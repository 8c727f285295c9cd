package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The stored states form a path of declared rows that a launch starts in {@code initial}, or where
 * completion transitions have led from there; a terminate starts where the node is, and a failure
 * and a reopening are edges.
 */
final class StatePath implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S1;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace
        .steps()
        .filter(Step::byFunction)
        .flatMap(step -> Stream.concat(edges(trace, step), start(trace, step)));
  }

  private <S extends Enum<S>> Stream<String> edges(Trace<S> trace, Step step) {
    TransitionTable<S> table = trace.table();
    String from = step.before().status().orElse("nothing");
    if (!step.after().exists()) {
      return removes(table, step)
          ? Stream.empty()
          : Stream.of("%s was removed in %s".formatted(step.node(), from));
    }
    return !step.changesStatus() || declared(table, step)
        ? Stream.empty()
        : Stream.of(
            "%s went from %s to %s"
                .formatted(step.node(), from, step.after().status().orElse("nothing")));
  }

  private static <S extends Enum<S>> boolean declared(TransitionTable<S> table, Step step) {
    String to = step.after().status().orElse("");
    boolean fails =
        table.failure().map(table::storedName).filter(to::equals).isPresent() && step.fails();
    return fails || Rows.reopens(table, step) || Rows.between(table, step).findAny().isPresent();
  }

  /** A row removes it, or a launch that is over never began, or it was never ready. */
  private static <S extends Enum<S>> boolean removes(TransitionTable<S> table, Step step) {
    String from = step.before().status().orElse("");
    return table.pending().contains(from)
        || (from.equals(table.storedName(table.initial())) && !step.before().has("Action"))
        || table.state(from).stream()
            .flatMap(state -> table.rowsFrom(state).stream())
            .anyMatch(row -> row.target() == TransitionRow.Target.REMOVED);
  }

  private static <S extends Enum<S>> Stream<String> start(Trace<S> trace, Step step) {
    boolean opens = step.after().launching() && !step.after().token().equals(step.before().token());
    Optional<S> from = step.before().status().flatMap(trace.table()::state);
    return opens
            && step.before().exists()
            && !from.filter(starts(trace.table())::contains).isPresent()
        ? Stream.of(
            "a launch of %s began in %s"
                .formatted(step.node(), step.before().status().orElse("nothing")))
        : Stream.empty();
  }

  /** The initial state, and where completion transitions lead from it before a launch is judged. */
  private static <S extends Enum<S>> Set<S> starts(TransitionTable<S> table) {
    Set<S> starts = EnumSet.of(table.initial());
    Deque<S> open = new ArrayDeque<>(starts);
    while (!open.isEmpty()) {
      table.rowsFrom(open.remove()).stream()
          .filter(row -> row.on().isEmpty() && row.timeout().isEmpty())
          .flatMap(row -> Stream.concat(row.dest().stream(), table.failure().stream()))
          .filter(starts::add)
          .forEach(open::add);
    }
    return starts;
  }
}
