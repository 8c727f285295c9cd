package dev.lifecycle.testing.world;

import java.time.Duration;

/** How wrong the clocks of invocations are: each has one of its own. */
@FunctionalInterface
public interface Clocks {

  /** All of them are right. */
  Clocks RIGHT = (invocation, age) -> Duration.ZERO;

  /**
   * How far an invocation's clock is ahead; negative: behind.
   *
   * @param invocation the invocation's number
   * @param age how long it has been running
   */
  Duration ahead(int invocation, Duration age);
}
