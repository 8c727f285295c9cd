package dev.lifecycle.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** A row, taken apart. */
  private record Candidate(Row row, List<Cause> causes, Optional<Map<String, Boolean>> guard) {

    static Candidate of(Row row) {
      return new Candidate(row, Cause.of(row), Guards.of(row));
    }
  }

  /** Those among these rows, which are in the order in which they are tried. */
  static Exits among(List<Row> rows) {
    List<Candidate> candidates = rows.stream().map(Candidate::of).toList();
    List<Exit> taken = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      List<Candidate> earlier = candidates.subList(0, i);
      for (Cause cause : candidate.causes()) {
        if (candidate
            .guard()
            .filter(guard -> Guards.leave(guards(earlier, cause), guard))
            .isPresent()) {
          taken.add(new Exit(candidate.row(), cause));
        }
      }
    }
    boolean left = Guards.exhaust(guards(candidates, new Cause.Reached()));
    return new Exits(List.copyOf(rows), List.copyOf(taken), !left);
  }

  private static List<Map<String, Boolean>> guards(List<Candidate> candidates, Cause cause) {
    return candidates.stream()
        .filter(candidate -> cause.isAmong(candidate.causes()))
        .flatMap(candidate -> candidate.guard().stream())
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
