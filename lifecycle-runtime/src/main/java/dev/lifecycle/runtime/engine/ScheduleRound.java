package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.report.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a firing to its nodes, each on its own: one that must be tried again does not stop the
 * others. Those that another invocation holds come last, as they are waited for. Not thread-safe.
 */
final class ScheduleRound {

  private static final Logger log = LoggerFactory.getLogger(ScheduleRound.class);

  private static final Duration LEAST_TIME = Duration.ofSeconds(15);

  private final ScheduleFired event;
  private final Supplier<Duration> remaining;
  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, RuntimeException> failures = new LinkedHashMap<>();

  /**
   * A round.
   *
   * @param remaining tells what is left of the invocation's time
   */
  ScheduleRound(ScheduleFired event, Supplier<Duration> remaining) {
    this.event = event;
    this.remaining = remaining;
  }

  /**
   * Goes through the nodes.
   *
   * @param atOnce delivers to a node unless it must be waited for
   * @param waiting delivers to a node, waiting for it
   * @return what each node answered, in this order
   * @throws RetryableException if some node must be tried again, or time runs low
   */
  List<Answer> deliver(
      List<String> ids,
      Function<String, Optional<Answer>> atOnce,
      Function<String, Answer> waiting) {
    List<String> held = ids.stream().filter(id -> !settled(id, atOnce)).toList();
    held.forEach(id -> settled(id, waiting.andThen(Optional::of)));
    if (!failures.isEmpty()) {
      throw again(ids.size());
    }
    return ids.stream().map(answers::get).toList();
  }

  /** Whether the node answered or failed. */
  private boolean settled(String id, Function<String, Optional<Answer>> delivery) {
    requireTime(id);
    try {
      Optional<Answer> answer = delivery.apply(id);
      answer.ifPresent(given -> answers.put(id, given));
      return answer.isPresent();
    } catch (RuntimeException failed) {
      log.warn("Schedule {} could not be brought to {}", event.name(), id, failed);
      failures.put(id, failed);
      return true;
    }
  }

  private void requireTime(String next) {
    Duration left = remaining.get();
    if (left.compareTo(LEAST_TIME) < 0) {
      throw retryable("the invocation has only " + left.toSeconds() + " s left before " + next);
    }
  }

  private RetryableException again(int all) {
    return retryable(
        failures.size() + " of " + all + " nodes must be tried again: " + failures.keySet());
  }

  private RetryableException retryable(String why) {
    CallFailedException cause = new CallFailedException(why);
    failures.values().forEach(cause::addSuppressed);
    return new RetryableException("schedule " + event.name(), cause);
  }
}
