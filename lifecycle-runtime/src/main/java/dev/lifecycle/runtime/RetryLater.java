package dev.lifecycle.runtime;

/**
 * Thrown by a task that cannot do its work yet: not a failure. The state stays, the event fails and
 * is delivered again.
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
