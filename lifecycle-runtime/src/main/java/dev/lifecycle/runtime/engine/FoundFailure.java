package dev.lifecycle.runtime.engine;

/** A failure that the runtime found itself; its message alone says all. */
class FoundFailure extends Exception {

  private static final long serialVersionUID = 1L;

  FoundFailure(String message) {
    super(message);
  }
}
