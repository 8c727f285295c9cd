package dev.lifecycle.testing.world;

/** What may become of one AWS call. */
public enum Fault {
  /** The invocation is killed before the call takes effect. */
  CRASH_BEFORE,
  /** The call takes effect and the invocation is killed. */
  CRASH_AFTER,
  /** The call takes effect and its answer is lost; the client gives up. */
  LOST,
  /** The call takes effect, its answer is lost, and the client repeats it, where clients do so. */
  REPEATED,
  /** The service is too busy. Nothing takes effect. */
  THROTTLED,
  /** The service fails. Nothing takes effect. */
  BROKEN,
  /** The service refuses the call for good. Nothing takes effect. */
  REFUSED
}
