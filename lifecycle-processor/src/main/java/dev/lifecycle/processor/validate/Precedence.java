package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Cause;
import dev.lifecycle.processor.model.Graph;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which unguarded rows come before a row. */
final class Precedence {

  private Precedence() {}

  /** Rows that are tried before this one in a state and leave it no chance. */
  private static Stream<Row> before(Row row, State state, Graph graph) {
    List<Row> rows = graph.rowsFrom(state);
    return rows.subList(0, rows.indexOf(row)).stream().filter(Row::unguarded);
  }

  /** An earlier row that has the same source and trigger; neither has a guard. */
  static Optional<Row> sameTrigger(Row row, State state, Graph graph) {
    if (!row.unguarded()) {
      return Optional.empty();
    }
    return before(row, state, graph)
        .filter(first -> first.any() == row.any())
        .filter(first -> causes(first).equals(causes(row)))
        .findFirst();
  }

  /** The row that always forestalls this one in a state when this happens, if there is one. */
  static Optional<Row> hider(Row row, State state, Cause cause, Graph graph) {
    return before(row, state, graph)
        .filter(cause::fires)
        .findFirst()
        .or(() -> cause.opens().isPresent() ? Optional.empty() : leaving(row, state, graph));
  }

  /** A completion row that leaves no rest in which another row could fire. */
  private static Optional<Row> leaving(Row row, State state, Graph graph) {
    return isCompletion(row) || row.trigger() instanceof Trigger.Events && graph.halts(state)
        ? Optional.empty()
        : graph.completionsFrom(state).stream().filter(Row::unguarded).findFirst();
  }

  private static boolean isCompletion(Row row) {
    return row.trigger() instanceof Trigger.Completion;
  }

  private static Set<Cause> causes(Row row) {
    return Set.copyOf(Cause.of(row));
  }
}
