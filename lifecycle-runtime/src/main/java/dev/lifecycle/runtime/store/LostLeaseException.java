package dev.lifecycle.runtime.store;

import dev.lifecycle.runtime.CallFailedException;

/**
 * Somebody else changed or claimed the record: this invocation must make no further call for it.
 */
public final class LostLeaseException extends CallFailedException {

  private static final long serialVersionUID = 1L;

  /** The record of this node. */
  public LostLeaseException(String id) {
    super("record " + id + " was changed or claimed by another invocation");
  }
}
