package dev.lifecycle.runtime.store;

import java.time.Instant;

/**
 * The latest failure. Immutable.
 *
 * @param state the stored state in which it happened
 * @param transition the row, or what else was judged
 * @param error what happened, one line
 * @param event the event's type
 * @param halted whether the node stays where it is until an event's row or an operator moves it
 */
public record StoredFailure(
    String state, String transition, String error, String event, Instant at, boolean halted) {

  /** The same failure, no longer in the way. */
  public StoredFailure resume() {
    return new StoredFailure(state, transition, error, event, at, false);
  }
}
