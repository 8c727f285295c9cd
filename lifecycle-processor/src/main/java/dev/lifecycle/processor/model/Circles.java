package dev.lifecycle.processor.model;

import dev.lifecycle.processor.model.Circle.Results;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a model tries again without end while a lifecycle action waits: whatever its conditions
 * say, time and some results of its commands only lead it round.
 */
final class Circles {

  private final Graph graph;
  private final Map<Position, Map<Results, List<Position>>> onwards = new LinkedHashMap<>();

  /** Where some results keep a node from every end, and the first of them that do. */
  private final Map<Position, Results> endless = new LinkedHashMap<>();

  private Circles(Graph graph) {
    this.graph = graph;
    graph.positions().stream()
        .filter(position -> position.action().isOpen())
        .forEach(position -> onwards.put(position, onwards(position)));
    onwards.keySet().forEach(position -> endless.put(position, Results.NONE));
    List<Position> farthestFirst = new ArrayList<>(onwards.keySet());
    Collections.reverse(farthestFirst);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Position position : farthestFirst) {
        Optional<Results> kept = kept(position);
        changed |= kept.isEmpty() && endless.remove(position) != null;
        kept.ifPresent(results -> endless.replace(position, results));
      }
    }
  }

  /** Those of a model; of several round the same states one. */
  static List<Circle> of(Graph graph) {
    Set<Set<Optional<State>>> told = new HashSet<>();
    return new Circles(graph).circles().filter(circle -> told.add(circle.states())).toList();
  }

  /** From where a node of a model may be kept from every end. */
  static Set<Position> endless(Graph graph) {
    return new Circles(graph).endless.keySet();
  }

  private Map<Results, List<Position>> onwards(Position position) {
    Map<Results, List<Position>> onwards = new EnumMap<>(Results.class);
    for (Results results : Results.values()) {
      if (!isEnd(position, results)) {
        onwards.put(
            results,
            Stream.concat(
                    taken(position, results).map(Step::to), failure(position, results).stream())
                .toList());
      }
    }
    return onwards;
  }

  private Optional<Results> kept(Position position) {
    return onwards.get(position).entrySet().stream()
        .filter(next -> !next.getValue().isEmpty())
        .filter(next -> endless.keySet().containsAll(next.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Whether it goes no further round: somewhere a rest may last, which is told elsewhere, or a
   * second failure makes the runtime complete the action.
   */
  private boolean isEnd(Position position, Results results) {
    return graph.rests(position) && !graph.timed(position)
        || position.excused() && failure(position, results).isPresent();
  }

  /** What is taken of itself, or by a result, which comes before time has passed. */
  private Stream<Step> taken(Position position, Results results) {
    boolean soon = failure(position, results).isPresent() || isLeft(byResult(position, results));
    return graph.steps(position).stream()
        .filter(
            step ->
                step.cause() instanceof Cause.Reached
                    || step.cause() instanceof Cause.Rested && !soon
                    || results.include(step.cause()));
  }

  private static boolean isLeft(List<Row> rows) {
    return Guards.exhaustive(rows)
        && rows.stream().noneMatch(row -> row.target() instanceof Target.Stay);
  }

  /** Where a failed command leads that no row takes, however the conditions turn out. */
  private Optional<Position> failure(Position position, Results results) {
    return results == Results.FAILURES
            && position.awaits()
            && graph.rests(position)
            && !Guards.exhaustive(byResult(position, results))
        ? graph.failed(position)
        : Optional.empty();
  }

  private List<Row> byResult(Position position, Results results) {
    return graph.steps(position).stream()
        .filter(step -> results.include(step.cause()))
        .map(Step::row)
        .toList();
  }

  private Stream<Circle> circles() {
    Ways ways = new Ways();
    endless.forEach(
        (position, results) ->
            onwards.get(position).get(results).forEach(next -> ways.add(position, next)));
    return ways.finals(endless.keySet()).stream().flatMap(positions -> circle(positions, ways));
  }

  /** The first of a set that lead to one another; none if a node does not rest on it. */
  private Stream<Circle> circle(Set<Position> positions, Ways ways) {
    return positions.stream()
        .filter(graph::rests)
        .map(ways::round)
        .filter(way -> !way.isEmpty())
        .limit(1)
        .map(way -> new Circle(way, again(way), results(way)));
  }

  /** The last row on a way that sends a command, or else the last row. */
  private Row again(List<Position> way) {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < way.size(); i++) {
      Position to = way.get(i);
      taken(way.get(i - 1), endless.get(way.get(i - 1)))
          .filter(step -> step.to().equals(to))
          .limit(1)
          .forEach(step -> rows.add(step.row()));
    }
    return rows.stream()
        .filter(Row::sendsCommand)
        .reduce((first, last) -> last)
        .orElseGet(() -> rows.get(rows.size() - 1));
  }

  private Set<Results> results(List<Position> way) {
    Set<Results> results = EnumSet.noneOf(Results.class);
    way.stream()
        .filter(position -> position.awaits() && graph.rests(position))
        .forEach(position -> results.add(endless.get(position)));
    return results;
  }
}
