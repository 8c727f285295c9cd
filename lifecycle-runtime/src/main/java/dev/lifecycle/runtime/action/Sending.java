package dev.lifecycle.runtime.action;

/** What became of a send whose outcome is known. */
public sealed interface Sending {

  /** The command has this id. */
  record Sent(String commandId) implements Sending {}

  /**
   * Nothing was sent: the instance's agent is not there, or too many calls; a repeat may mend it.
   */
  record NotYet(String reason) implements Sending {}

  /** Nothing was sent and nothing ever will be. */
  record Refused(String reason) implements Sending {}
}
