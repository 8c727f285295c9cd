package dev.lifecycle.examples.local.bus;

import dev.lifecycle.testing.aws.Later;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The queues of a stack, found by their ARNs. */
public final class Queues {

  private final Map<String, LocalQueue> queues = new LinkedHashMap<>();

  /**
   * Empty queues.
   *
   * @param later when hidden messages are visible again
   * @throws IllegalArgumentException if a dead-letter queue is not among them
   */
  public Queues(List<QueueSettings> settings, InstantSource time, Later later) {
    for (QueueSettings queue : settings) {
      queues.put(
          queue.arn(),
          new LocalQueue(
              queue, time, later, (redrive, body) -> at(redrive.deadLetterArn()).send(body)));
    }
    settings.forEach(queue -> queue.redrive().ifPresent(redrive -> at(redrive.deadLetterArn())));
  }

  /**
   * The queue with this ARN.
   *
   * @throws IllegalArgumentException if there is none
   */
  public LocalQueue at(String arn) {
    LocalQueue queue = queues.get(arn);
    if (queue == null) {
      throw new IllegalArgumentException(
          "there is no queue " + arn + "; there are " + queues.keySet());
    }
    return queue;
  }
}
