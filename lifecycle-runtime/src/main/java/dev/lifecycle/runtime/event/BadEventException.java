package dev.lifecycle.runtime.event;

/** Input that cannot be read; the message names the field and what is wrong with it, no values. */
public final class BadEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong where. */
  public BadEventException(String message) {
    super(message);
  }
}
