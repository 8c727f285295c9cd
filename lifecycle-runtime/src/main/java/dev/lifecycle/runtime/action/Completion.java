package dev.lifecycle.runtime.action;

/** What became of a call to complete a lifecycle action. */
public sealed interface Completion {

  /** Auto Scaling took the result. */
  record Done() implements Completion {}

  /** There is no such action: it is completed already, timed out, or its instance is gone. */
  record Gone() implements Completion {}

  /** Auto Scaling will not take it however often it is asked. */
  record Refused(String reason) implements Completion {}
}
