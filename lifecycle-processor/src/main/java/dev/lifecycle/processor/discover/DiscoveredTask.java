package dev.lifecycle.processor.discover;

import dev.lifecycle.processor.report.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A {@code @Before} or {@code @After}.
 *
 * @param origin the annotation
 * @param ids the transitions it names; none: every one
 * @param emptyList the place of a list that is written and names none
 * @param order lower runs earlier
 */
public record DiscoveredTask(
    Origin origin, List<Written<String>> ids, Optional<Origin> emptyList, int order) {

  /** Whether it runs with this transition. */
  boolean runsWith(DiscoveredTransition transition) {
    if (ids.isEmpty()) {
      return true;
    }
    String row = transition.id().value();
    for (Written<String> id : ids) { // asked for each task and row: no stream
      if (id.value().equals(row)) {
        return true;
      }
    }
    return false;
  }
}
