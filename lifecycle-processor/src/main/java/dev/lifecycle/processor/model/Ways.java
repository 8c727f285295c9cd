package dev.lifecycle.processor.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How nodes go on from position to position. Not thread-safe. */
final class Ways {

  private final Map<Position, List<Position>> onwards = new HashMap<>();
  private final Map<Position, List<Position>> backwards = new HashMap<>();

  void add(Position from, Position to) {
    onwards.computeIfAbsent(from, any -> new ArrayList<>()).add(to);
    backwards.computeIfAbsent(to, any -> new ArrayList<>()).add(from);
  }

  /** These and all from which one of them is come to. */
  Set<Position> before(Collection<Position> ends) {
    return closure(ends, backwards);
  }

  /** Sets among these that lead to one another and nowhere else, the nearest first. */
  List<Set<Position>> finals(Collection<Position> among) {
    List<Set<Position>> finals = new ArrayList<>();
    Set<Position> judged = new HashSet<>();
    for (Position position : among) {
      if (judged.add(position)) {
        Set<Position> ahead = closure(List.of(position), onwards);
        if (before(List.of(position)).containsAll(ahead)) {
          finals.add(ahead);
          judged.addAll(ahead);
        }
      }
    }
    return finals;
  }

  /** The shortest way from a position back to it, both ends included; empty if there is none. */
  List<Position> round(Position start) {
    Map<Position, Position> cameFrom = new LinkedHashMap<>();
    Deque<Position> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty() && !cameFrom.containsKey(start)) {
      Position position = open.remove();
      for (Position next : onwards.getOrDefault(position, List.of())) {
        if (cameFrom.putIfAbsent(next, position) == null) {
          open.add(next);
        }
      }
    }
    if (!cameFrom.containsKey(start)) {
      return List.of();
    }
    Deque<Position> round = new ArrayDeque<>(List.of(start));
    do {
      round.addFirst(cameFrom.get(round.getFirst()));
    } while (!round.getFirst().equals(start));
    return List.copyOf(round);
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
