package dev.lifecycle.runtime;

/**
 * Thrown by a task that cannot do its work yet: not a failure. The state stays, the event fails and
 * is delivered again.
 *
 * <p>Not without end: where the node's state has a {@code timeout}, that fires all the same; where
 * it has none, a completion transition has failed that was put off for as long as the lifecycle
 * hook waits (meanwhile the sweep heartbeats it), and so has a {@code timeout}'s own. An after task
 * has failed at the state's {@code timeout}, or after the same time where there is none; a later
 * lifecycle action does not wait for it. The row of a lifecycle action has failed once three
 * quarters of the hook's time have passed. Other events are repeated as often as their queue does.
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
