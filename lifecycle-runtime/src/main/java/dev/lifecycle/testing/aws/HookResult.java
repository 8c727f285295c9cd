package dev.lifecycle.testing.aws;

import java.time.Instant;

/** How one lifecycle action of an instance ended, and who ended it. */
public record HookResult(
    String instance,
    String hook,
    Direction direction,
    Hook.Result result,
    Cause cause,
    Instant at) {

  /** Who ended the action. */
  public enum Cause {
    /** Somebody completed it. */
    CALL,
    /** Nobody did in time: the hook's default. */
    TIME_OUT,
    /** The instance went away, or another hook abandoned it. */
    OVERTAKEN
  }
}
