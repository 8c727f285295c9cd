package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.InstanceTerminating;
import java.util.Optional;
import java.util.stream.Stream;

/** Which declared rows may have made a step. */
final class Rows {

  private Rows() {}

  /** The rows from the step's first state to its second. */
  static <S extends Enum<S>> Stream<TransitionRow<S>> between(TransitionTable<S> table, Step step) {
    Optional<S> from = step.before().status().flatMap(table::state);
    Optional<S> to = step.after().status().flatMap(table::state);
    Stream<TransitionRow<S>> rows =
        from.isPresent()
            ? table.rowsFrom(from.get()).stream()
            : table.rows().stream().filter(row -> row.any() && terminates(row));
    return rows.filter(row -> to.isPresent() && row.dest().equals(to));
  }

  /** Whether a step is what this row's store makes, and not the store of a failure. */
  static <S extends Enum<S>> boolean makes(TransitionTable<S> table, String id, Step step) {
    return table.row(id).filter(row -> makes(table, row, step)).isPresent();
  }

  private static <S extends Enum<S>> boolean makes(
      TransitionTable<S> table, TransitionRow<S> row, Step step) {
    boolean fails = row.dest().isPresent() && row.dest().equals(table.failure());
    boolean arrives =
        row.dest().isEmpty() || row.dest().map(table::storedName).equals(step.after().status());
    // A command that is refused for good makes a step to the failure state as well.
    return arrives && (fails ? !row.sendsCommand() : !step.fails());
  }

  /** Whether it brings a record back to the initial state, for a later launch. */
  static <S extends Enum<S>> boolean reopens(TransitionTable<S> table, Step step) {
    return step.reopens()
        && step.after().status().equals(Optional.of(table.storedName(table.initial())));
  }

  static boolean terminates(TransitionRow<?> row) {
    return row.on().contains(InstanceTerminating.class);
  }

  /** Whether nothing but the result of a command triggers it. */
  static boolean awaitsCommand(TransitionRow<?> row) {
    return !row.on().isEmpty()
        && row.on().stream().allMatch(CommandFinished.class::isAssignableFrom);
  }

  /** Whether nothing but a lifecycle action triggers it. */
  static boolean awaitsAction(TransitionRow<?> row) {
    return !row.on().isEmpty()
        && row.on().stream().allMatch(InstanceAction.class::isAssignableFrom);
  }
}
