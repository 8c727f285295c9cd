package dev.lifecycle.runtime;

/**
 * Thrown by a task that cannot do its work yet: not a failure. The state stays, the event fails and
 * is delivered again.
 *
 * <p>Not without end: where the node's state has a {@code timeout}, that fires all the same; where
 * it has none, a completion transition has failed that was put off for as long as the lifecycle
 * hook waits (meanwhile the sweep heartbeats it), and so has a {@code timeout}'s own.
 */
public final class RetryLater extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Not yet.
   *
   * @param reason why, for the log; no secrets
   */
  public RetryLater(String reason) {
    super(reason);
  }

  /**
   * Not yet, because of this.
   *
   * @param reason why, for the log; no secrets
   */
  public RetryLater(String reason, Throwable cause) {
    super(reason, cause);
  }
}
