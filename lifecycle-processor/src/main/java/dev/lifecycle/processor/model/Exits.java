package dev.lifecycle.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows that leave one state.
 *
 * @param rows all of them, in the order in which they are tried
 * @param taken those that may be taken and what makes them
 * @param rests whether a node may rest in the state
 */
record Exits(List<Row> rows, List<Exit> taken, boolean rests) {

  /** A row and one cause of it. */
  record Exit(Row row, Cause cause) {}

  /** Those among these rows, which are in the order in which they are tried. */
  static Exits among(List<Row> rows) {
    List<Exit> taken = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      List<Row> earlier = rows.subList(0, i);
      Guards.of(row)
          .ifPresent(
              guard ->
                  Cause.of(row).stream()
                      .filter(cause -> Guards.leave(guards(earlier, cause), guard))
                      .forEach(cause -> taken.add(new Exit(row, cause))));
    }
    boolean left = Guards.exhaust(guards(rows, new Cause.Reached()));
    return new Exits(List.copyOf(rows), List.copyOf(taken), !left);
  }

  private static List<Map<Task, Boolean>> guards(List<Row> rows, Cause cause) {
    return rows.stream()
        .filter(cause::fires)
        .flatMap(row -> Guards.of(row).stream())
        .distinct()
        .toList();
  }

  /** Whether a time-out takes the node out of the state. */
  boolean timed() {
    return rows.stream()
        .anyMatch(
            row ->
                row.trigger() instanceof Trigger.Timeout && !(row.target() instanceof Target.Stay));
  }

  /** The completion rows that may be taken. */
  Stream<Row> completions() {
    return taken.stream().filter(exit -> exit.cause() instanceof Cause.Reached).map(Exit::row);
  }
}
