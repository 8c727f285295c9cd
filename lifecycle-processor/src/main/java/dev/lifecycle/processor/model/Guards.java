package dev.lifecycle.processor.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  /** What holds if both do; empty if they exclude each other. */
  static Optional<Map<String, Boolean>> both(
      Map<String, Boolean> guard, Map<String, Boolean> other) {
    Map<String, Boolean> both = new HashMap<>(guard);
    both.putAll(other);
    return both.entrySet().containsAll(guard.entrySet()) ? Optional.of(both) : Optional.empty();
  }

  /** Whether a guard may hold when none of these has. */
  static boolean leave(List<Map<String, Boolean>> tried, Map<String, Boolean> guard) {
    return !exhaust(given(tried, guard));
  }

  /** Whether one of these guards holds, however the conditions turn out. */
  static boolean exhaust(List<Map<String, Boolean>> guards) {
    if (guards.stream().anyMatch(Map::isEmpty)) {
      return true;
    }
    Set<Map.Entry<String, Boolean>> asked = new HashSet<>();
    guards.forEach(guard -> asked.addAll(guard.entrySet()));
    List<Map<String, Boolean>> disputed =
        guards.stream().filter(guard -> asked.containsAll(opposite(guard).entrySet())).toList();
    if (disputed.size() < guards.size()) {
      // A condition that is only asked one way can turn out the other way: such guards fail.
      return exhaust(disputed);
    }
    return !guards.isEmpty()
        && guards.get(0).keySet().stream()
            .limit(1)
            .allMatch(
                condition ->
                    exhaust(given(guards, Map.of(condition, true)))
                        && exhaust(given(guards, Map.of(condition, false))));
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
