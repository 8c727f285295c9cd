package dev.lifecycle.processor.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What guards alone say about which of several rows is taken. A guard is how each condition has to
 * turn out; rows whose guards never hold have none.
 */
final class Guards {

  private Guards() {}

  /** A row's guard; empty if a condition would have to turn out both ways. */
  static Optional<Map<String, Boolean>> of(Row row) {
    Map<String, Boolean> guard = new HashMap<>();
    row.when().forEach(condition -> guard.put(condition.method(), true));
    row.unless().forEach(condition -> guard.put(condition.method(), false));
    return row.when().stream().anyMatch(row.unless()::contains)
        ? Optional.empty()
        : Optional.of(Map.copyOf(guard));
  }

  /** Whether one of these rows is taken, however the conditions turn out. */
  static boolean exhaustive(Collection<Row> rows) {
    return exhaust(rows.stream().flatMap(row -> of(row).stream()).toList());
  }

  /** Whether a row's guard may hold when none of these rows' has. */
  static boolean leave(Collection<Row> tried, Row row) {
    List<Map<String, Boolean>> guards = tried.stream().flatMap(one -> of(one).stream()).toList();
    return of(row).filter(guard -> leave(guards, guard)).isPresent();
  }

  /** Whether a guard may hold when none of these has. */
  static boolean leave(List<Map<String, Boolean>> tried, Map<String, Boolean> guard) {
    return !exhaust(given(tried, guard));
  }

  /** Whether one of these guards holds, however the conditions turn out. */
  static boolean exhaust(List<Map<String, Boolean>> guards) {
    return guards.stream().anyMatch(Map::isEmpty)
        || apart(disputed(guards)).stream().anyMatch(Guards::exhaustTogether);
  }

  /** Without guards that fail when a condition which is only asked one way turns out the other. */
  private static List<Map<String, Boolean>> disputed(List<Map<String, Boolean>> guards) {
    Set<Map.Entry<String, Boolean>> asked = new HashSet<>();
    guards.forEach(guard -> asked.addAll(guard.entrySet()));
    List<Map<String, Boolean>> disputed =
        guards.stream().filter(guard -> asked.containsAll(opposite(guard).entrySet())).toList();
    return disputed.size() < guards.size() ? disputed(disputed) : guards;
  }

  /** Guards that have conditions in common are judged together, others each for itself. */
  private static List<List<Map<String, Boolean>>> apart(List<Map<String, Boolean>> guards) {
    List<List<Map<String, Boolean>>> groups = new ArrayList<>();
    for (Map<String, Boolean> guard : guards) {
      List<Map<String, Boolean>> together = new ArrayList<>(List.of(guard));
      groups.removeIf(group -> shareConditions(group, guard) && together.addAll(group));
      groups.add(together);
    }
    return groups;
  }

  private static boolean shareConditions(
      List<Map<String, Boolean>> group, Map<String, Boolean> guard) {
    return group.stream().anyMatch(other -> !Collections.disjoint(other.keySet(), guard.keySet()));
  }

  /** Takes one condition both ways: the one on which most depends. */
  private static boolean exhaustTogether(List<Map<String, Boolean>> guards) {
    String condition = decisive(guards);
    for (boolean holds : List.of(true, false)) {
      List<Map<String, Boolean>> left = given(guards, Map.of(condition, holds));
      if (guards.containsAll(left)) {
        return exhaust(left); // it makes some fail and brings none nearer: no need to try both
      }
    }
    return exhaust(given(guards, Map.of(condition, true)))
        && exhaust(given(guards, Map.of(condition, false)));
  }

  /** The only condition of a guard, or else the one that is asked most. */
  private static String decisive(List<Map<String, Boolean>> guards) {
    Map<String, Integer> asked = new TreeMap<>();
    for (Map<String, Boolean> guard : guards) {
      int weight = guard.size() == 1 ? guards.size() : 1;
      guard.keySet().forEach(condition -> asked.merge(condition, weight, Integer::sum));
    }
    return Collections.max(asked.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static Map<String, Boolean> opposite(Map<String, Boolean> guard) {
    Map<String, Boolean> opposite = new HashMap<>(guard);
    opposite.replaceAll((condition, held) -> !held);
    return opposite;
  }

  /** What is left of guards once it is known how some conditions turn out. */
  private static List<Map<String, Boolean>> given(
      List<Map<String, Boolean>> guards, Map<String, Boolean> known) {
    List<Map<String, Boolean>> left = new ArrayList<>();
    for (Map<String, Boolean> guard : guards) {
      Map<String, Boolean> rest = new HashMap<>(guard);
      rest.entrySet().removeAll(known.entrySet());
      if (rest.keySet().stream().noneMatch(known::containsKey)) {
        left.add(rest);
      }
    }
    return left;
  }
}
