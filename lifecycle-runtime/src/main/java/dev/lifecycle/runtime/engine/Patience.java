package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.action.ThrottledException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Waits with a call for which the service is too busy. One call of Auto Scaling is all that a wait
 * costs; an event that failed would cost a delivery, a claim and the giving up of a lease.
 *
 * @param waits whether it waits at all
 */
record Patience(Host host, Invocation invocation, boolean waits) {

  private static final Duration LEAST_TIME = Duration.ofSeconds(12);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(16);

  /** Waits as long as the invocation has time. */
  static Patience of(Host host, Invocation invocation) {
    return new Patience(host, invocation, true);
  }

  /** Waits for nothing: others want to be looked at too. */
  static Patience none(Host host, Invocation invocation) {
    return new Patience(host, invocation, false);
  }

  /**
   * Makes a call, again and again while it is throttled and there is time.
   *
   * @throws ThrottledException if it still is then
   */
  <T> T withCall(Supplier<T> call) {
    for (int attempt = 0; ; attempt++) {
      try {
        return call.get();
      } catch (ThrottledException busy) {
        Duration left = invocation.remaining(host);
        Duration wait = Host.longestBackOff(attempt, FIRST_WAIT, LONGEST_WAIT);
        if (!waits || left.compareTo(LEAST_TIME.plus(wait)) < 0) {
          throw busy;
        }
        host.backOff(attempt, FIRST_WAIT, LONGEST_WAIT);
      }
    }
  }
}
