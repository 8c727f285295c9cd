package dev.lifecycle.testing.aws;

import java.time.Duration;

/** Does something once some time has passed, never on the caller's stack. */
@FunctionalInterface
public interface Later {

  /** Runs the task after this delay; a delay that is not positive means as soon as possible. */
  void after(Duration delay, Runnable task);
}
