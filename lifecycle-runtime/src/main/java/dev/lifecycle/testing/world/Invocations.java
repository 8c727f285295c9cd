package dev.lifecycle.testing.world;

import dev.lifecycle.testing.aws.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * Lambda: runs invocations side by side in virtual time. An invocation sleeps while a call of it is
 * under way and while it waits, and meanwhile the others run; so how long calls take decides who is
 * first. Not thread-safe.
 */
public final class Invocations implements Calls.Turns, AutoCloseable {

  private final ManualTime time;
  private final Duration timeout;
  private final Fibers fibers = new Fibers(this::nextFiber);
  private final List<Running> running = new ArrayList<>();
  private final BooleanSupplier others;
  private LongFunction<Duration> delays = call -> Duration.ZERO;
  private Consumer<String> failures = reason -> {};
  private Clocks clocks = Clocks.RIGHT;
  private Duration skew = Duration.ZERO;
  private Optional<Running> current = Optional.empty();
  private int count;
  private long turns;

  /**
   * Invocations with this time-out.
   *
   * @param others lets all else happen until an invocation's turn; false: it is to be nobody's now
   */
  public Invocations(ManualTime time, Duration timeout, BooleanSupplier others) {
    this.time = time;
    this.timeout = timeout;
    this.others = others;
  }

  /** How an invocation ended. */
  public enum End {
    /** It answered. */
    ANSWERED,
    /** It threw. */
    FAILED,
    /** It was killed. */
    KILLED
  }

  /** Hears of the end of an invocation. */
  @FunctionalInterface
  public interface Ended {

    /** It ended so, with this answer if it answered. */
    void ended(End end, String answer);
  }

  private static final class Running {

    private final int number;
    private final Instant start;
    private final Instant end;
    private Instant deadline;
    private Fibers.Fiber fiber;
    private Instant wakes;

    Running(int number, Instant now, Instant end) {
      this.number = number;
      this.start = now;
      this.end = end;
      this.deadline = end;
      this.wakes = now;
    }
  }

  /** From now on a call is under way for so long before it takes effect. */
  public void delays(LongFunction<Duration> byTurn) {
    delays = byTurn;
  }

  /**
   * From now on the clocks of invocations are wrong.
   *
   * @param most how far any two of them, or one and the right time, are apart at most
   */
  public void clocks(Clocks wrong, Duration most) {
    clocks = wrong;
    skew = skew.compareTo(most) < 0 ? most : skew;
  }

  /** From now on this hears why an invocation failed or was killed. */
  public void failures(Consumer<String> listener) {
    failures = listener;
  }

  /** How far clocks were apart at most. */
  public Duration skew() {
    return skew;
  }

  /** The time by the clock of the invocation that runs. */
  Instant clock() {
    return current
        .map(
            running ->
                time.instant()
                    .plus(
                        clocks.ahead(
                            running.number, Duration.between(running.start, time.instant()))))
        .orElse(time.instant());
  }

  /** Starts an invocation; it runs when it is its turn. */
  public void start(Supplier<String> work, Ended ended) {
    Running invocation = new Running(++count, time.instant(), time.instant().plus(timeout));
    invocation.fiber =
        new Fibers.Fiber(
            () -> {
              try {
                run(work, ended);
              } finally {
                running.remove(invocation);
              }
            });
    running.add(invocation);
  }

  private void run(Supplier<String> work, Ended ended) {
    try {
      ended.ended(End.ANSWERED, work.get());
    } catch (Killed killed) {
      failures.accept("killed: " + killed.getMessage());
      ended.ended(End.KILLED, "");
    } catch (RuntimeException failed) {
      failures.accept(String.valueOf(failed.getMessage()));
      ended.ended(End.FAILED, String.valueOf(failed.getMessage()));
    }
  }

  /** When the next invocation wants to go on. */
  public Optional<Instant> nextTurn() {
    return next().map(invocation -> invocation.wakes);
  }

  /** How many invocations run. */
  public int running() {
    return running.size();
  }

  private Optional<Running> next() {
    return running.stream().min(Comparator.comparing(invocation -> invocation.wakes));
  }

  /**
   * Lets invocations take their turns, and all else happen, until it is nobody's turn.
   *
   * @throws IllegalStateException if the thread is interrupted while an invocation runs
   */
  public void run() {
    try {
      fibers.run();
    } catch (RuntimeException | Error thrown) {
      close();
      throw thrown;
    }
  }

  private Optional<Fibers.Fiber> nextFiber() {
    current = Optional.empty();
    current = others.getAsBoolean() ? next() : Optional.empty();
    return current.map(invocation -> invocation.fiber);
  }

  @Override
  public void pause() {
    sleep(delays.apply(++turns));
  }

  @Override
  public void pass(Duration duration) {
    sleep(duration);
  }

  /** The invocation that runs sleeps; outside of invocations time just passes. */
  public void sleep(Duration duration) {
    if (current.isEmpty()) {
      time.advance(duration);
      return;
    }
    Running self = current.get();
    if (!duration.isZero()) {
      self.wakes = time.instant().plus(duration);
      fibers.pause(self.fiber);
    }
    if (time.instant().isAfter(self.deadline)) {
      throw new Killed("the invocation's time is over");
    }
  }

  @Override
  public int invocation() {
    return current.map(invocation -> invocation.number).orElse(0);
  }

  @Override
  public Instant deadline() {
    return current.map(invocation -> invocation.deadline).orElse(Instant.MAX);
  }

  /** What is left of the time of the invocation that runs; negative: it should be over. */
  @Override
  public Duration remaining() {
    return current
        .map(invocation -> Duration.between(time.instant(), invocation.end))
        .orElse(timeout);
  }

  @Override
  public void freeze(Duration sinceStart) {
    if (current.isEmpty()) {
      return;
    }
    Running frozen = current.get();
    frozen.deadline = frozen.start.plus(sinceStart).plus(timeout);
    Duration left = Duration.between(time.instant(), frozen.start.plus(sinceStart));
    sleep(left.isNegative() ? Duration.ZERO : left);
  }

  @Override
  public void later(Duration delay, Runnable what) {
    time.after(delay, what);
  }

  /** Ends what still runs: its thread would wait for ever, and keep the world. */
  @Override
  public void close() {
    List.copyOf(running).forEach(invocation -> fibers.kill(invocation.fiber));
  }
}
