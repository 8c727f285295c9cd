package dev.lifecycle.processor.model;

import dev.lifecycle.processor.model.Circle.Results;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a model tries again without end while a lifecycle action waits: whatever its conditions
 * say, what its commands come to and the time that passes only lead it round.
 */
final class Circles {

  private final Graph graph;
  private final Results results;
  private final Ways ways = new Ways();
  private final Set<Position> open = new LinkedHashSet<>();
  private final Set<Position> ends = new LinkedHashSet<>();

  private Circles(Graph graph, Results results) {
    this.graph = graph;
    this.results = results;
    graph.positions().stream().filter(position -> position.action().isOpen()).forEach(this::add);
  }

  /** Those of a model; of several round the same states one. */
  static List<Circle> of(Graph graph) {
    Set<Set<Optional<State>>> told = new HashSet<>();
    return Stream.of(Results.values())
        .map(results -> new Circles(graph, results))
        .flatMap(Circles::endless)
        .filter(circle -> told.add(circle.states()))
        .toList();
  }

  private void add(Position position) {
    List<Step> taken = taken(position);
    if (isEnd(position) || taken.stream().anyMatch(step -> !step.to().action().isOpen())) {
      ends.add(position);
    }
    open.add(position);
    taken.forEach(step -> ways.add(position, step.to()));
    failure(position).ifPresent(failed -> ways.add(position, failed));
  }

  /**
   * Whether it goes no further round: somewhere a rest may last, which is told elsewhere, or a
   * second failure makes the runtime complete the action.
   */
  private boolean isEnd(Position position) {
    return graph.rests(position) && !graph.timed(position)
        || position.excused() && failure(position).isPresent();
  }

  /** What is taken of itself, or by a result, which comes before time has passed. */
  private List<Step> taken(Position position) {
    boolean soon = failure(position).isPresent() || isLeftByResult(position);
    return graph.steps(position).stream()
        .filter(
            step ->
                step.cause() instanceof Cause.Reached
                    || step.cause() instanceof Cause.Rested && !soon
                    || results.include(step.cause()))
        .toList();
  }

  private boolean isLeftByResult(Position position) {
    List<Row> rows = byResult(position);
    return Guards.exhaustive(rows)
        && rows.stream().noneMatch(row -> row.target() instanceof Target.Stay);
  }

  /** Where a failed command leads that no row takes, however the conditions turn out. */
  private Optional<Position> failure(Position position) {
    return results == Results.FAILURES
            && position.awaits()
            && graph.rests(position)
            && !Guards.exhaustive(byResult(position))
        ? graph.failed(position)
        : Optional.empty();
  }

  private List<Row> byResult(Position position) {
    return graph.steps(position).stream()
        .filter(step -> results.include(step.cause()))
        .map(Step::row)
        .toList();
  }

  private Stream<Circle> endless() {
    Set<Position> endless = new LinkedHashSet<>(open);
    endless.removeAll(ways.before(ends));
    return ways.finals(endless).stream().flatMap(this::circle);
  }

  /** The first of a set that lead to one another; none if a node does not rest on it. */
  private Stream<Circle> circle(Set<Position> positions) {
    return positions.stream()
        .filter(graph::rests)
        .map(ways::round)
        .filter(way -> !way.isEmpty())
        .limit(1)
        .map(way -> new Circle(way, back(way), results));
  }

  private Row back(List<Position> way) {
    return IntStream.iterate(way.size() - 1, to -> to - 1)
        .limit(way.size() - 1L)
        .boxed()
        .flatMap(
            to -> taken(way.get(to - 1)).stream().filter(step -> step.to().equals(way.get(to))))
        .findFirst()
        .orElseThrow()
        .row();
  }
}
