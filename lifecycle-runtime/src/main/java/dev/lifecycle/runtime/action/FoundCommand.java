package dev.lifecycle.runtime.action;

/**
 * A command that Systems Manager knows.
 *
 * @param targets on how many instances it runs
 * @param status how far it is on all of them
 */
public record FoundCommand(String commandId, String comment, int targets, Status status) {

  /** How far it is. */
  public enum Status {
    /** Not final. */
    RUNNING,
    /** It ended well. */
    SUCCEEDED,
    /** It ended otherwise. */
    FAILED
  }
}
