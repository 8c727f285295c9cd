package dev.lifecycle.processor.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a model leaves a lifecycle action open that it has to complete. */
public final class Obligations {

  private final Graph graph;

  /** How a node goes on with the same action open. */
  private final Ways ways = new Ways();

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
        .forEach(step -> obligations.ways.add(step.from(), step.to()));
    return obligations;
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

  /** Circles in which only time and results go by; but where whatever happens completes nothing. */
  public List<Circle> circles() {
    List<Set<Optional<State>>> told = finalRests().stream().map(Circle::states).toList();
    return Circles.of(graph).stream()
        .filter(circle -> told.stream().noneMatch(states -> states.containsAll(circle.states())))
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

  private List<Set<Position>> finalRests() {
    return ways.finals(unfulfilled());
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
    left.removeAll(ways.before(fulfilling));
    return left;
  }
}
