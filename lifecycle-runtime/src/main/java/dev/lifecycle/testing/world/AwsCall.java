package dev.lifecycle.testing.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One AWS call of an invocation.
 *
 * @param number counts the calls of the world
 * @param at when it was begun
 * @param invocation which invocation made it; 0: none did
 * @param remaining what was left of the invocation's time when it was begun
 * @param service for example {@code SSM}
 * @param action for example {@code SendCommand}
 * @param subject what it is about: an instance, a record, a command
 * @param detail what else matters: a result and a token, a comment, how a record is read or written
 * @param fault what was made of it
 * @param refusal how it ended, if not well
 */
public record AwsCall(
    long number,
    Instant at,
    int invocation,
    Duration remaining,
    String service,
    String action,
    String subject,
    String detail,
    Optional<Fault> fault,
    Optional<String> refusal) {

  /** What a write of DynamoDB says whose condition did not hold. */
  public static final String CONDITION_FAILED = "ConditionFailed";

  /** Whether it may have taken effect. */
  public boolean effective() {
    return refusal.isEmpty() || fault.filter(Fault::takesEffect).isPresent();
  }

  /** Whether the service's own answer was heard, and not that of a fault. */
  public boolean answered() {
    return fault.map(Fault::isAnswered).orElse(true);
  }

  /** The service and the action. */
  public String name() {
    return service + " " + action;
  }
}
