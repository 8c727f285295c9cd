package dev.lifecycle.runtime.store;

import java.time.Instant;
import java.util.List;

/**
 * A firing of a schedule. Immutable.
 *
 * @param time when the schedule fired; only its milliseconds are kept
 * @param nodes ids of the nodes that were chosen for it
 * @param done whether nothing is left to do for it
 */
public record Firing(Instant time, List<String> nodes, boolean done) {

  /** Copies the list. */
  public Firing {
    time = Instant.ofEpochMilli(time.toEpochMilli());
    nodes = List.copyOf(nodes);
  }
}
