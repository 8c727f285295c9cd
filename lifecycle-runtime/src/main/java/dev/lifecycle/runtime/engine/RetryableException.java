package dev.lifecycle.runtime.engine;

/** The event could not be handled to its end; nothing is lost, and it must be delivered again. */
public final class RetryableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Which node, and why. */
  public RetryableException(String node, RuntimeException cause) {
    super(node + ": " + cause.getMessage() + " (the event must be delivered again)", cause);
  }
}
