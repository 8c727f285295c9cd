package dev.lifecycle.runtime.store;

import dev.lifecycle.runtime.CallFailedException;

/** A record holds what the runtime cannot read: nothing is done with it until somebody mends it. */
public final class BadRecordException extends CallFailedException {

  private static final long serialVersionUID = 1L;

  /** What is wrong where. */
  public BadRecordException(String message) {
    super(message);
  }
}
