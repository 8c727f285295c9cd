package dev.lifecycle.processor.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a model leaves a lifecycle action open that it has to complete. */
public final class Obligations {

  private final Graph graph;

  /** How a node goes on with the same action open. */
  private final Map<Position, List<Position>> onwards = new HashMap<>();

  private final Map<Position, List<Position>> backwards = new HashMap<>();

  private Obligations(Graph graph) {
    this.graph = graph;
  }

  /** Those of a model. */
  public static Obligations of(Graph graph) {
    Obligations obligations = new Obligations(graph);
    graph.positions().stream()
        .filter(Position::owes)
        .flatMap(position -> graph.steps(position).stream())
        .filter(step -> !step.opens() && step.to().owes())
        .forEach(obligations::link);
    return obligations;
  }

  private void link(Step step) {
    onwards.computeIfAbsent(step.from(), from -> new ArrayList<>()).add(step.to());
    backwards.computeIfAbsent(step.to(), to -> new ArrayList<>()).add(step.from());
  }

  /**
   * Final rests with the action open: whatever happens but another action, it is never completed.
   * One for each state, and of rests that lead only to one another one.
   */
  public List<Position> neverCompleted() {
    Set<Optional<State>> states = new HashSet<>();
    return finalRests().stream()
        .flatMap(rests -> rests.stream().filter(graph::rests).limit(1))
        .filter(position -> states.add(position.state()))
        .toList();
  }

  /**
   * Rests with the action open that no time-out ends; one for each state. After a failure the
   * runtime completes the action, but not before a command's result has come.
   */
  public List<Position> untimed() {
    Set<Position> excluded = new HashSet<>();
    finalRests().forEach(excluded::addAll);
    Set<Optional<State>> states = new HashSet<>();
    return graph.positions().stream()
        .filter(position -> position.owes() || position.excused() && position.awaits())
        .filter(position -> position.state().isPresent())
        .filter(position -> graph.rests(position) && !graph.timed(position))
        .filter(position -> !excluded.contains(position))
        .filter(position -> states.add(position.state()))
        .toList();
  }

  /** Rows that complete and may be taken, but never while an action is open. */
  public Set<Row> completeNothing() {
    Set<Row> nothing = new LinkedHashSet<>();
    Set<Row> something = new HashSet<>();
    graph.everyPosition().stream()
        .flatMap(position -> graph.steps(position).stream())
        .filter(step -> step.row().completes())
        .forEach(step -> (step.action().isOpen() ? something : nothing).add(step.row()));
    nothing.removeAll(something);
    return nothing;
  }

  /** Sets of positions that lead to one another and nowhere else, the nearest first. */
  private List<Set<Position>> finalRests() {
    List<Set<Position>> rests = new ArrayList<>();
    Set<Position> judged = new HashSet<>();
    for (Position position : unfulfilled()) {
      if (judged.add(position)) {
        Set<Position> ahead = closure(List.of(position), onwards);
        if (closure(List.of(position), backwards).containsAll(ahead)) {
          rests.add(ahead);
          judged.addAll(ahead);
        }
      }
    }
    return rests;
  }

  /** Positions from which no row ever fulfils the obligation. */
  private Collection<Position> unfulfilled() {
    List<Position> fulfilling =
        graph.positions().stream()
            .filter(Position::owes)
            .filter(
                position ->
                    graph.steps(position).stream()
                        .anyMatch(step -> !step.opens() && step.discharges()))
            .toList();
    Set<Position> left = new LinkedHashSet<>(graph.positions());
    left.removeIf(position -> !position.owes());
    left.removeAll(closure(fulfilling, backwards));
    return left;
  }

  private static Set<Position> closure(
      Collection<Position> starts, Map<Position, List<Position>> links) {
    Set<Position> reached = new LinkedHashSet<>();
    Deque<Position> next = new ArrayDeque<>(starts);
    while (!next.isEmpty()) {
      Position position = next.remove();
      if (reached.add(position)) {
        next.addAll(links.getOrDefault(position, List.of()));
      }
    }
    return reached;
  }
}
