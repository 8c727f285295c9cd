package dev.lifecycle.runtime.action;

import dev.lifecycle.runtime.CallFailedException;

/** The service takes no more calls for now. Nothing took effect. */
public final class ThrottledException extends CallFailedException {

  private static final long serialVersionUID = 1L;

  ThrottledException(String message, Throwable cause) {
    super(message, cause);
  }
}
