package dev.lifecycle.runtime.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Where time, chance and fresh names come from: the engine has no other source of them.
 * Thread-safe.
 *
 * @param clock tells the time; it may go back, and another machine's may be minutes apart
 * @param uptime how long the machine has been running: what time is left is measured by it
 * @param uuids gives a fresh UUID each time
 * @param chance gives a number from 0 to 1 each time
 * @param waiting waits
 */
public record Host(
    InstantSource clock,
    Supplier<Duration> uptime,
    Supplier<String> uuids,
    DoubleSupplier chance,
    Waiting waiting) {

  /** A host whose clock never goes back. */
  public Host(InstantSource clock, Supplier<String> uuids, DoubleSupplier chance, Waiting waiting) {
    this(clock, () -> sinceEpoch(clock.instant()), uuids, chance, waiting);
  }

  static Duration sinceEpoch(Instant time) {
    return Duration.between(Instant.EPOCH, time);
  }

  /** Waits on the invocation's thread. */
  @FunctionalInterface
  public interface Waiting {

    /** Returns after this long. */
    void pause(Duration time);
  }

  Instant now() {
    return clock.instant();
  }

  /** Waits the longer the more often, with jitter, so that many do not come back at once. */
  void backOff(int attempt, Duration first, Duration longest) {
    waiting.pause(jittered(attempt, first, longest));
  }

  /** Likewise, but not beyond a time at which it is worth coming back. */
  void backOffUntil(Instant end, int attempt, Duration first, Duration longest) {
    Duration left = Duration.between(now(), end);
    Duration wait = jittered(attempt, first, longest);
    if (!left.isNegative()) {
      waiting.pause(wait.compareTo(left) < 0 ? wait : left);
    }
  }

  private Duration jittered(int attempt, Duration first, Duration longest) {
    long full = longestBackOff(attempt, first, longest).toMillis();
    return Duration.ofMillis(Math.round(full * (0.5 + chance.getAsDouble() / 2)));
  }

  /** How long that wait is at most. */
  static Duration longestBackOff(int attempt, Duration first, Duration longest) {
    double full = Math.min(first.toMillis() * Math.pow(2, attempt), longest.toMillis());
    return Duration.ofMillis(Math.round(full));
  }
}
