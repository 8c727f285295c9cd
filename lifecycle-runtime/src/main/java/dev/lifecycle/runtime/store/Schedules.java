package dev.lifecycle.runtime.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The latest firing of each schedule of a model. Thread-safe.
 *
 * <p>Each method throws {@link dev.lifecycle.runtime.CallFailedException} when DynamoDB fails.
 */
public interface Schedules {

  /** The latest firing of a schedule that is known, read consistently. */
  Optional<Firing> latest(String schedule);

  /**
   * Keeps a firing, unless one of the same time or a later one is known. A write whose answer was
   * lost and that is repeated counts as our success.
   *
   * @param expiresAt when it may be forgotten
   * @return the firing that is kept now
   */
  Firing keep(String schedule, Firing firing, Instant expiresAt);

  /** Notes that nothing is left to do for the firing of this time, if it is still the latest. */
  void done(String schedule, Instant time);
}
