package dev.lifecycle.testing.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that stands still until a test moves it. What falls due meanwhile runs in order of time. */
public final class ManualTime implements InstantSource, Later {

  private record Task(Instant due, long number, Runnable runnable) {}

  private final Queue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
  private Instant now;
  private long scheduled;

  public ManualTime(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void after(Duration delay, Runnable task) {
    tasks.add(new Task(now.plus(delay.isNegative() ? Duration.ZERO : delay), scheduled++, task));
  }

  /** Lets this much time pass; zero runs what is due now. */
  public void advance(Duration duration) {
    Instant end = instant().plus(duration);
    for (Optional<Task> next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
      next.get().runnable().run();
    }
    moveTo(end);
  }

  /** When the next thing falls due. */
  public synchronized Optional<Instant> nextDue() {
    return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.element().due());
  }

  /** How much falls due until then. */
  public synchronized long due(Instant until) {
    return tasks.stream().filter(task -> !task.due().isAfter(until)).count();
  }

  private synchronized Optional<Task> nextUntil(Instant end) {
    if (tasks.isEmpty() || tasks.element().due().isAfter(end)) {
      return Optional.empty();
    }
    Task next = tasks.remove();
    moveTo(next.due());
    return Optional.of(next);
  }

  private synchronized void moveTo(Instant time) {
    now = time.isAfter(now) ? time : now;
  }
}
