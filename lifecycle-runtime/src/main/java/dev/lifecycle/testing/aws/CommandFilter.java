package dev.lifecycle.testing.aws;

import java.time.Instant;
import java.util.Optional;

/** Which commands a list shows; what is absent does not narrow it. */
public record CommandFilter(
    Optional<String> command,
    Optional<String> instance,
    Optional<Instant> invokedAfter,
    Optional<String> document,
    Optional<String> status) {

  /** Every command. */
  public static final CommandFilter ALL =
      new CommandFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  boolean matches(Command candidate) {
    return command.map(candidate.id()::equals).orElse(true)
        && instance.map(candidate.invocations()::containsKey).orElse(true)
        && invokedAfter.map(candidate.requested()::isAfter).orElse(true)
        && document.map(candidate.document()::equals).orElse(true)
        && status.map(candidate.status().word()::equals).orElse(true);
  }
}
