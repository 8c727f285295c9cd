package dev.lifecycle.testing.world;

/**
 * Lambda kills an invocation: its time is over, its memory is not enough, or its machine is gone.
 * As a {@link VirtualMachineError} it is nothing that anybody handles.
 */
public final class Killed extends VirtualMachineError {

  private static final long serialVersionUID = 1L;

  /** Killed for this reason. */
  public Killed(String reason) {
    super(reason);
  }
}
