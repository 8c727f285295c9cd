package dev.lifecycle.runtime.report;

import java.time.Duration;

/**
 * Hears of each dispatch once it is over; not of one that must be delivered again. One that throws
 * is logged, changes nothing, and keeps no other from hearing. Called on the invocation's thread;
 * must be thread-safe.
 */
@FunctionalInterface
public interface DispatchListener {

  /** A dispatch ended like this. */
  void dispatched(Answer answer);

  /**
   * Likewise, for listeners that take their time. This is the method that is called.
   *
   * @param left the time until Lambda ends the invocation
   */
  default void dispatched(Answer answer, Duration left) {
    dispatched(answer);
  }
}
