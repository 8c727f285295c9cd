package dev.lifecycle.runtime;

/**
 * Thrown by a task that cannot do its work yet: not a failure. The state stays, the event fails and
 * is delivered again.
 *
 * <p>Not without end. A completion transition may be put off until the state's {@code timeout},
 * which then fires, or where there is none for as long as the lifecycle hook waits; meanwhile the
 * sweep heartbeats the hook. So may an after task; then it has failed, and a later lifecycle action
 * does not wait for it. A {@code timeout}'s own row, and that of a lifecycle action, may be put off
 * as long as time is left to complete the action before its hook times out; then they have failed.
 * Other events are repeated as often as their queue does.
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
