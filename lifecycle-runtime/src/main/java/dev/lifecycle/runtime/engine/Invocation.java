package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.store.Lease;
import java.time.Duration;
import java.time.Instant;

/**
 * One call of the function.
 *
 * @param requestId Lambda's request id; it repeats on retries
 * @param deadline when Lambda kills the call, by the machine's clock
 * @param end the same by the machine's uptime
 */
public record Invocation(String requestId, Instant deadline, Duration end) {

  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  /** A call on a host whose clock never goes back. */
  public Invocation(String requestId, Instant deadline) {
    this(requestId, deadline, Host.sinceEpoch(deadline));
  }

  /** A call that has so much time from now on. */
  public static Invocation begins(String requestId, Host host, Duration remaining) {
    return new Invocation(
        requestId, host.now().plus(remaining), host.uptime().get().plus(remaining));
  }

  /** What is left of its time, whatever became of the clock meanwhile. */
  public Duration remaining(Host host) {
    return end.minus(host.uptime().get());
  }

  /** A lease that outlives this call by so little that a killed one delays the next but shortly. */
  Lease lease(String owner) {
    return new Lease(owner, deadline.plus(LEASE_MARGIN));
  }
}
