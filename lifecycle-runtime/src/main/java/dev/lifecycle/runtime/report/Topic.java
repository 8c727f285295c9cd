package dev.lifecycle.runtime.report;

import java.time.Duration;

/** Where reports go. Thread-safe. */
@FunctionalInterface
public interface Topic {

  /**
   * Sends a message as well as it can.
   *
   * @param subject printable ASCII that starts with a letter, fewer than 100 characters
   * @param limit when to give up
   */
  void publish(String subject, String message, Duration limit);
}
