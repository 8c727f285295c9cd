package dev.lifecycle.examples.local;

import dev.lifecycle.testing.aws.Later;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The wall clock, and one thread that does what is due. */
final class RealTime implements InstantSource, Later, AutoCloseable {

  private final ScheduledExecutorService timer;
  private final Consumer<Throwable> failures;

  /**
   * Starts the thread.
   *
   * @param failures hears of tasks that throw: without it they would vanish in the executor
   */
  RealTime(Consumer<Throwable> failures) {
    this.failures = failures;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "local-aws-timer");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public void after(Duration delay, Runnable task) {
    try {
      timer.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // Nothing happens any more once time has stopped.
    }
  }

  /** Runs the task now and then again and again, with this pause in between. */
  public void every(Duration pause, Runnable task) {
    timer.scheduleWithFixedDelay(() -> run(task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      failures.accept(e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
