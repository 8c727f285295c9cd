package dev.lifecycle.runtime.store;

import java.util.Optional;

/**
 * What follows a store and is not known to have happened: the completion, the after tasks, the
 * deletion. Immutable.
 *
 * @param transition the row; none: the runtime's own completion
 * @param starts how often its after tasks were started
 * @param refused whether only a completion that was refused is left, and the deletion after it
 */
public record Pending(Optional<String> transition, int starts, boolean refused) {

  /** Of a store that was just made. */
  public Pending(Optional<String> transition, int starts) {
    this(transition, starts, false);
  }

  /** The runtime's own completion. */
  public static Pending completion() {
    return new Pending(Optional.empty(), 0);
  }

  /** The same with this many starts. */
  public Pending starts(int count) {
    return new Pending(transition, Math.max(0, count), refused);
  }

  /** The same after its completion was refused and its after tasks have run. */
  public Pending refuse() {
    return new Pending(transition, starts, true);
  }
}
