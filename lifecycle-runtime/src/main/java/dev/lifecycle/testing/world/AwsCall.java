package dev.lifecycle.testing.world;

import java.time.Instant;
import java.util.Optional;

/**
 * One AWS call of an invocation.
 *
 * @param number counts the calls of the world
 * @param invocation which invocation made it; 0: none did
 * @param service for example {@code SSM}
 * @param action for example {@code SendCommand}
 * @param subject what it is about: an instance, a record, a command
 * @param detail what else matters: a result and a token, a comment
 * @param fault what was made of it
 * @param refusal how it ended, if not well
 */
public record AwsCall(
    long number,
    Instant at,
    int invocation,
    String service,
    String action,
    String subject,
    String detail,
    Optional<Fault> fault,
    Optional<String> refusal) {

  /** Whether it may have taken effect. */
  public boolean effective() {
    return refusal.isEmpty()
        || fault.filter(f -> f == Fault.LOST || f == Fault.CRASH_AFTER).isPresent();
  }

  /** The service and the action. */
  public String name() {
    return service + " " + action;
  }
}
