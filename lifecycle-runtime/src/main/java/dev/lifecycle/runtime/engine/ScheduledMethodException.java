package dev.lifecycle.runtime.engine;

/** A scheduled method threw: nothing was chosen, nothing is stored. */
public final class ScheduledMethodException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whose method threw what. */
  public ScheduledMethodException(String schedule, Throwable thrown) {
    super(
        "schedule "
            + schedule
            + ": its method threw "
            + thrown.getClass().getSimpleName()
            + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage())
            + " (nothing is stored)",
        thrown);
  }
}
