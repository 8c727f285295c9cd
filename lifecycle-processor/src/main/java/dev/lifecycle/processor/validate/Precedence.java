package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Cause;
import dev.lifecycle.processor.model.Graph;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which unguarded rows come before a row. */
final class Precedence {

  private Precedence() {}

  /** An unguarded row that always forestalls another, and how it does so. */
  record Hider(Row row, Way way) {}

  /** How a row comes before another. */
  sealed interface Way {

    /** It is tried first when both would fire. */
    record First() implements Way {}

    /** It leaves no rest in which the other could fire. */
    record AtOnce() implements Way {}

    /** It ends each rest after so long, before the other's time has come. */
    record Sooner(Duration rest) implements Way {}
  }

  /** Rows that are tried before this one in a state and leave it no chance. */
  private static Stream<Row> before(Row row, State state, Graph graph) {
    List<Row> rows = graph.rowsFrom(state);
    return rows.subList(0, rows.indexOf(row)).stream().filter(Row::unguarded);
  }

  /** Whether only lifecycle actions fire a row and the state is one in which none is judged. */
  static boolean isUnjudged(Row row, State state, Graph graph) {
    return graph.isPending(state)
        && Cause.of(row).stream().allMatch(cause -> cause.opens().isPresent());
  }

  /** An earlier row that has the same source and trigger; neither has a guard. */
  static Optional<Row> sameTrigger(Row row, State state, Graph graph) {
    if (!row.unguarded() || isUnjudged(row, state, graph)) {
      return Optional.empty();
    }
    return before(row, state, graph)
        .filter(first -> first.any() == row.any())
        .filter(first -> causes(first).equals(causes(row)))
        .findFirst();
  }

  /** What always forestalls a row in a state when this happens, if anything does. */
  static Optional<Hider> hider(Row row, State state, Cause cause, Graph graph) {
    return before(row, state, graph)
        .filter(cause::fires)
        .findFirst()
        .map(first -> new Hider(first, new Way.First()))
        .or(() -> cause.opens().isPresent() ? Optional.empty() : leaving(row, state, graph))
        .or(() -> sooner(cause, state, graph));
  }

  /** A completion row that leaves no rest in which another row could fire. */
  private static Optional<Hider> leaving(Row row, State state, Graph graph) {
    return isCompletion(row) || row.trigger() instanceof Trigger.Events && graph.halts(state)
        ? Optional.empty()
        : graph.completionsFrom(state).stream()
            .filter(Row::unguarded)
            .findFirst()
            .map(first -> new Hider(first, new Way.AtOnce()));
  }

  /** What ends each rest in a state before it has lasted this long. */
  private static Optional<Hider> sooner(Cause cause, State state, Graph graph) {
    if (!(cause instanceof Cause.Rested late)) {
      return Optional.empty();
    }
    return graph.rowsFrom(state).stream()
        .map(Row::trigger)
        .filter(Trigger.Timeout.class::isInstance)
        .map(timeout -> ((Trigger.Timeout) timeout).rest())
        .filter(rest -> rest.compareTo(late.rest()) < 0)
        .sorted()
        .flatMap(rest -> ending(rest, state, graph).stream())
        .findFirst();
  }

  /** The row without a guard that ends each rest of this length, if no row before it stays. */
  private static Optional<Hider> ending(Duration rest, State state, Graph graph) {
    return graph.rowsFrom(state).stream()
        .filter(new Cause.Rested(rest)::fires)
        .filter(row -> row.unguarded() || row.target() instanceof Target.Stay)
        .findFirst()
        .filter(row -> !(row.target() instanceof Target.Stay))
        .map(row -> new Hider(row, new Way.Sooner(rest)));
  }

  private static boolean isCompletion(Row row) {
    return row.trigger() instanceof Trigger.Completion;
  }

  private static Set<Cause> causes(Row row) {
    return Set.copyOf(Cause.of(row));
  }
}
