package dev.lifecycle.testing.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A service that takes so many calls a second and no more: a call for which its bucket has no token
 * left is throttled. Not thread-safe: fibers take turns.
 */
public final class TokenBucket implements FaultPlan {

  private static final double NANOS = 1e9;

  private final InstantSource time;
  private final String service;
  private final double perSecond;
  private final double capacity;
  private double tokens;
  private Instant filled;
  private long throttled;

  /**
   * A full bucket.
   *
   * @param service whose calls take tokens, for example {@code Auto Scaling}
   * @param perSecond how many tokens come back in a second
   * @param capacity how many it holds
   */
  public TokenBucket(InstantSource time, String service, double perSecond, double capacity) {
    this.time = time;
    this.service = service;
    this.perSecond = perSecond;
    this.capacity = capacity;
    this.tokens = capacity;
    this.filled = time.instant();
  }

  @Override
  public Optional<Fault> of(long number, String calledService, String action) {
    if (!service.equals(calledService)) {
      return Optional.empty();
    }
    Instant now = time.instant();
    double since = Duration.between(filled, now).toNanos() / NANOS;
    tokens = Math.min(capacity, tokens + since * perSecond);
    filled = now;
    if (tokens < 1) {
      throttled++;
      return Optional.of(Fault.THROTTLED);
    }
    tokens--;
    return Optional.empty();
  }

  /** How many calls were throttled. */
  public long throttled() {
    return throttled;
  }
}
