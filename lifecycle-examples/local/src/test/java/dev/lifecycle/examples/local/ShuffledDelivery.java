package dev.lifecycle.examples.local;

import dev.lifecycle.examples.local.lambda.RuntimeApi;
import dev.lifecycle.testing.aws.Later;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Delivers every event at least as often as it is told, many at a time and in no order; what fails
 * comes again, later each time, until it is given up. Thread-safe.
 */
final class ShuffledDelivery {

  private static final int MOST_RECEIVES = 20;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final RuntimeApi function;
  private final Later later;
  private final int atOnce;
  private final ToIntFunction<String> copies;
  private final Random lots;
  private final List<Message> waiting = new ArrayList<>();
  private final List<String> givenUp = new ArrayList<>();
  private final Map<String, Integer> failures = new TreeMap<>();
  private int running;
  private int pausing;
  private int answered;

  private record Message(String event, int receives) {}

  /**
   * Delivery to this function.
   *
   * @param atOnce how many invocations run at a time
   * @param copies how often an event is delivered
   * @param lots chooses which event is next
   */
  ShuffledDelivery(
      RuntimeApi function, Later later, int atOnce, ToIntFunction<String> copies, Random lots) {
    this.function = function;
    this.later = later;
    this.atOnce = atOnce;
    this.copies = copies;
    this.lots = lots;
  }

  /** Takes an event. */
  synchronized void deliver(String event) {
    for (int copy = copies.applyAsInt(event); copy > 0; copy--) {
      waiting.add(new Message(event, 1));
    }
    invokeSome();
  }

  private void invokeSome() {
    while (running < atOnce && !waiting.isEmpty()) {
      int chosen = lots.nextInt(waiting.size());
      Message next = waiting.set(chosen, waiting.get(waiting.size() - 1));
      waiting.remove(waiting.size() - 1);
      running++;
      function
          .invoke(UUID.randomUUID().toString(), next.event())
          .whenComplete((answer, error) -> ended(next, error));
    }
  }

  private synchronized void ended(Message message, Throwable error) {
    running--;
    if (error == null) {
      answered++;
    } else {
      failures.merge(String.valueOf(error.getMessage()), 1, Integer::sum);
      if (message.receives() < MOST_RECEIVES) {
        pausing++;
        later.after(PAUSE.multipliedBy(message.receives()), () -> again(message));
      } else {
        givenUp.add(message.event());
      }
    }
    invokeSome();
  }

  private synchronized void again(Message message) {
    pausing--;
    waiting.add(new Message(message.event(), message.receives() + 1));
    invokeSome();
  }

  /** Whether every event so far was answered or given up. */
  synchronized boolean idle() {
    return running == 0 && pausing == 0 && waiting.isEmpty();
  }

  /** How many invocations were answered. */
  synchronized int answered() {
    return answered;
  }

  /** What failed too often. */
  synchronized List<String> givenUp() {
    return List.copyOf(givenUp);
  }

  /** Why invocations failed, and how often. */
  synchronized Map<String, Integer> failures() {
    return Map.copyOf(failures);
  }
}
