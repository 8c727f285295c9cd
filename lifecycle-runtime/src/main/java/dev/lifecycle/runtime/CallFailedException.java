package dev.lifecycle.runtime;

/**
 * A call of the runtime to AWS failed, or its answer was lost, or somebody else was faster. Not a
 * failure of the node: its state stays and the event is delivered again.
 */
public class CallFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A failed call.
   *
   * @param message what was called and what came back; no secrets
   */
  public CallFailedException(String message) {
    super(message);
  }

  /**
   * A failed call.
   *
   * @param message what was called and what came back; no secrets
   */
  public CallFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
