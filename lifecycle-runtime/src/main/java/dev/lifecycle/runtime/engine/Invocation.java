package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.store.Lease;
import java.time.Duration;
import java.time.Instant;

/**
 * One call of the function.
 *
 * @param requestId Lambda's request id; it repeats on retries
 * @param deadline when Lambda kills the call
 */
public record Invocation(String requestId, Instant deadline) {

  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  Duration remaining(Instant now) {
    return Duration.between(now, deadline);
  }

  /** A lease that outlives this call by so little that a killed one delays the next but shortly. */
  Lease lease(String owner) {
    return new Lease(owner, deadline.plus(LEASE_MARGIN));
  }
}
