package dev.lifecycle.examples.local.bus;

import java.time.Duration;
import java.util.Optional;

/**
 * A queue as it is configured.
 *
 * @param visibility how long a message that was received stays hidden
 * @param redrive where messages go that nobody can handle
 */
public record QueueSettings(
    String name, String arn, Duration visibility, Optional<Redrive> redrive) {

  /**
   * A message that was received that often and never deleted goes to the dead-letter queue.
   *
   * @param deadLetterArn that queue
   */
  public record Redrive(String deadLetterArn, int maxReceiveCount) {}
}
