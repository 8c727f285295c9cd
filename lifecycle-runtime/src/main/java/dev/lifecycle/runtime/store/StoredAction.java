package dev.lifecycle.runtime.store;

import dev.lifecycle.runtime.LifecycleAction.Direction;
import java.time.Instant;
import java.util.Optional;

/**
 * The record's latest lifecycle action. Immutable.
 *
 * @param token names this one action
 * @param at the action's event time
 * @param metadata the hook's metadata as it came, where the model reads it
 * @param failed whether something failed while it was open
 * @param result what was decided, once it is; final
 * @param done whether Auto Scaling has the result, or no longer waits for one
 * @param beat when it was last heartbeated
 * @param successor a short hash of the token of the later launch that has reopened the record
 */
public record StoredAction(
    String token,
    Direction direction,
    String group,
    String hook,
    Optional<String> origin,
    Optional<String> destination,
    Optional<String> metadata,
    Instant at,
    boolean failed,
    Optional<ActionResult> result,
    boolean done,
    Optional<Instant> beat,
    Optional<String> successor) {

  /** A new action: nothing decided yet. */
  public static StoredAction open(
      String token,
      Direction direction,
      String group,
      String hook,
      Optional<String> origin,
      Optional<String> destination,
      Optional<String> metadata,
      Instant at,
      Optional<Instant> beat) {
    return new StoredAction(
        token,
        direction,
        group,
        hook,
        origin,
        destination,
        metadata,
        at,
        false,
        Optional.empty(),
        false,
        beat,
        Optional.empty());
  }

  /** Whether Auto Scaling may still wait for the result. */
  public boolean open() {
    return !done;
  }

  /** Whether a result is decided that Auto Scaling may not have. */
  public boolean unconfirmed() {
    return result.isPresent() && !done;
  }

  /** The same action, marked failed. */
  public StoredAction fail() {
    return with(true, result, done, beat, successor);
  }

  /** The same action, heartbeated now. */
  public StoredAction beat(Instant now) {
    return with(failed, result, done, Optional.of(now), successor);
  }

  /**
   * The same action, decided: ABANDON for a launch that failed, else CONTINUE; once and for all.
   */
  public StoredAction decide() {
    ActionResult decided =
        failed && direction == Direction.LAUNCHING ? ActionResult.ABANDON : ActionResult.CONTINUE;
    return with(failed, Optional.of(result.orElse(decided)), done, beat, successor);
  }

  /** The same action, over. */
  public StoredAction close() {
    return with(failed, result, true, beat, successor);
  }

  /** The same action, over, as the launch whose token has this hash has begun. */
  public StoredAction supersede(String launch) {
    return with(failed, result, true, beat, Optional.of(launch));
  }

  private StoredAction with(
      boolean failed,
      Optional<ActionResult> result,
      boolean done,
      Optional<Instant> beat,
      Optional<String> successor) {
    return new StoredAction(
        token,
        direction,
        group,
        hook,
        origin,
        destination,
        metadata,
        at,
        failed,
        result,
        done,
        beat,
        successor);
  }

  /** Names neither the token nor the metadata. */
  @Override
  public String toString() {
    return "StoredAction[" + direction + " " + group + "/" + hook + "]";
  }
}
