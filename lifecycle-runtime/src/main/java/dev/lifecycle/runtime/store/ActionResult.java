package dev.lifecycle.runtime.store;

/** What a lifecycle action is completed with. */
public enum ActionResult {
  /** The instance goes on. */
  CONTINUE,
  /** The launch is given up; Auto Scaling terminates the instance and launches another. */
  ABANDON
}
