package dev.lifecycle.processor.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rows that leave one state.
 *
 * @param rows all of them, in the order in which they are tried
 * @param taken those that may be taken and what makes them
 * @param rests whether a node may rest in the state
 * @param timed whether there is a time at which each rest comes to an end, however the conditions
 *     turn out then: the state is left, or the action is completed
 */
record Exits(List<Row> rows, List<Exit> taken, boolean rests, boolean timed) {

  /** A row and one cause of it. */
  record Exit(Row row, Cause cause) {}

  /** A row, taken apart. */
  private record Candidate(Row row, List<Cause> causes, Optional<Map<String, Boolean>> guard) {

    /** Of a row of a state in which rests of these lengths have an end. */
    static Candidate of(Row row, Collection<Duration> rests) {
      List<Cause> causes =
          Cause.of(row).stream()
              .flatMap(
                  cause ->
                      cause.isDeadline() ? rests.stream().map(Cause.Rested::new) : Stream.of(cause))
              .filter(cause -> !(cause instanceof Cause.Rested end) || rests.contains(end.rest()))
              .toList();
      return new Candidate(row, causes, Guards.of(row));
    }

    /** Whether it ends the rest, or what is owed during it. */
    boolean ends() {
      return row.completes() || !(row.target() instanceof Target.Stay);
    }
  }

  /** Those among these rows, which are in the order in which they are tried. */
  static Exits among(List<Row> rows) {
    SortedSet<Duration> rests = reached(rows);
    List<Candidate> candidates = rows.stream().map(row -> Candidate.of(row, rests)).toList();
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
    List<Map<String, Boolean>> left = guards(candidates, new Cause.Reached());
    return new Exits(
        List.copyOf(rows),
        List.copyOf(taken),
        !Guards.exhaust(left),
        rests.stream().anyMatch(rest -> isEnd(rest, candidates, left)));
  }

  /** How long rests may last until a timeout fires: none lasts longer than to a row that leaves. */
  private static SortedSet<Duration> reached(List<Row> rows) {
    SortedSet<Duration> all = new TreeSet<>();
    rows.forEach(
        row -> {
          if (row.trigger() instanceof Trigger.Timeout timeout) {
            all.add(timeout.rest());
          }
        });
    return all.stream()
        .filter(rest -> isLeft(rows, rest))
        .findFirst()
        .map(rest -> all.headSet(rest.plusNanos(1)))
        .orElse(all);
  }

  private static boolean isLeft(List<Row> rows, Duration rest) {
    List<Row> tried = new ArrayList<>();
    for (Row row : rows) {
      if (new Cause.Rested(rest).fires(row)) {
        if (row.target() instanceof Target.Stay && Guards.leave(tried, row)) {
          return false;
        }
        tried.add(row);
      }
    }
    return Guards.exhaustive(tried);
  }

  /**
   * Whether each rest that has lasted so long comes to an end then. Others' guards are of no help:
   * conditions may have turned out otherwise at their times.
   */
  private static boolean isEnd(
      Duration rest, List<Candidate> candidates, List<Map<String, Boolean>> left) {
    List<Map<String, Boolean>> tried = new ArrayList<>(left);
    for (Candidate candidate : among(candidates, new Cause.Rested(rest))) {
      Map<String, Boolean> guard = candidate.guard().orElseThrow();
      if (!candidate.ends() && Guards.leave(tried, guard)) {
        return false;
      }
      tried.add(guard);
    }
    return Guards.exhaust(tried);
  }

  private static List<Map<String, Boolean>> guards(List<Candidate> candidates, Cause cause) {
    return among(candidates, cause).stream()
        .map(candidate -> candidate.guard().orElseThrow())
        .toList();
  }

  /** Those that this cause makes fire if their guards hold. */
  private static List<Candidate> among(List<Candidate> candidates, Cause cause) {
    return candidates.stream()
        .filter(candidate -> cause.isAmong(candidate.causes()) && candidate.guard().isPresent())
        .toList();
  }

  /** The completion rows that may be taken. */
  Stream<Row> completions() {
    return taken.stream().filter(exit -> exit.cause() instanceof Cause.Reached).map(Exit::row);
  }
}
