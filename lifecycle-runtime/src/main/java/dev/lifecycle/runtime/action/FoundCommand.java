package dev.lifecycle.runtime.action;

/** A command that Systems Manager knows. */
public record FoundCommand(String commandId, String comment, Status status) {

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
