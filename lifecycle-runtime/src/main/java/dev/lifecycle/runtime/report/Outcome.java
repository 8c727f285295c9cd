package dev.lifecycle.runtime.report;

/** How the dispatch of one event to one node ended. */
public enum Outcome {
  /** At least one transition was stored and the record waits. */
  RESTING,
  /** The record was deleted. */
  REMOVED,
  /** The lifecycle action of a node that is unknown or not ready was completed. */
  COMPLETED,
  /** The event changes nothing, for a reason that the answer gives. */
  IGNORED,
  /** No row of the node's state names the event. */
  UNHANDLED,
  /** This dispatch stored a failure. */
  FAILED
}
