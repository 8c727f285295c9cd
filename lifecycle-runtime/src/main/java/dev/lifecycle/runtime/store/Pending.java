package dev.lifecycle.runtime.store;

import java.util.Optional;

/**
 * What follows a store and is not known to have happened: the completion, the after tasks, the
 * deletion. Immutable.
 *
 * @param transition the row; none: the runtime's own completion
 * @param starts how often its after tasks were started
 */
public record Pending(Optional<String> transition, int starts) {

  /** The runtime's own completion. */
  public static Pending completion() {
    return new Pending(Optional.empty(), 0);
  }

  /** The same with this many starts. */
  public Pending starts(int count) {
    return new Pending(transition, Math.max(0, count));
  }
}
