package dev.lifecycle.runtime.event;

/** What an operator asks the function: {@code {"lifecycle":{"describe":"i-..."}}} and its like. */
public sealed interface OperatorRequest {

  /** The record and the journal of a node. */
  record Describe(String node) implements OperatorRequest {}

  /** Which row an event would fire for a node, and which guard says no; nothing runs. */
  record Explain(String node, LifecycleEvent event) implements OperatorRequest {}

  /** Goes on with what a node has pending; invents no event. */
  record Retry(String node) implements OperatorRequest {}

  /** How many nodes are in which state, are waiting, are overdue. */
  record Status() implements OperatorRequest {}
}
