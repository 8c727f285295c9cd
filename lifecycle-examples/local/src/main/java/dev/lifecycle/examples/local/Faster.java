package dev.lifecycle.examples.local;

import dev.lifecycle.testing.aws.Later;
import java.time.Duration;

/**
 * Waits for a part of the time only.
 *
 * @param factor how many times as fast time passes
 */
record Faster(Later later, int factor) implements Later {

  @Override
  public void after(Duration delay, Runnable task) {
    later.after(delay.dividedBy(factor), task);
  }
}
