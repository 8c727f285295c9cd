package dev.lifecycle.testing.world;

/** What may become of one AWS call. */
public enum Fault {
  /** The invocation is killed before the call takes effect. */
  CRASH_BEFORE,
  /** The call takes effect and the invocation is killed. */
  CRASH_AFTER,
  /** The call takes effect and its answer is lost; the client gives up. */
  LOST,
  /** No answer comes and the client gives up; the call takes effect long after. */
  DELAYED,
  /** The call takes effect, its answer is lost, and the client repeats it, where clients do so. */
  REPEATED,
  /** No answer comes and the client repeats the call; the first attempt takes effect after that. */
  OVERTAKEN,
  /** The invocation stands still before the call, longer than its lease lasts, and then goes on. */
  PAUSED,
  /** The service is too busy. Nothing takes effect. */
  THROTTLED,
  /** The service fails. Nothing takes effect. */
  BROKEN,
  /** The service fails, but the call takes effect. */
  BROKEN_AFTER,
  /** The service refuses the call for good. Nothing takes effect. */
  REFUSED;

  /** Whether the call takes effect at some time, as far as its service lets it. */
  public boolean takesEffect() {
    return switch (this) {
      case CRASH_BEFORE, THROTTLED, BROKEN, REFUSED -> false;
      default -> true;
    };
  }

  /** Whether the service's own answer is heard in the end, where clients repeat calls. */
  boolean isAnswered() {
    return switch (this) {
      case REPEATED, OVERTAKEN, PAUSED -> true;
      default -> false;
    };
  }
}
