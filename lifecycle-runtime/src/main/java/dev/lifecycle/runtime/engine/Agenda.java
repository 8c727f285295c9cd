package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a record at rest still waits for. */
final class Agenda {

  private static final Duration LOOK_FOR_INTENT = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofMinutes(2);

  private Agenda() {}

  /** When the sweep must look at a record that rests. */
  static Optional<Instant> nextLook(NodeRecord record, Instant now) {
    Optional<Instant> intent = record.intent().map(open -> now.plus(LOOK_FOR_INTENT));
    Optional<Instant> refused =
        record.action().filter(StoredAction::unconfirmed).map(open -> now.plus(ASK_AGAIN));
    return Stream.of(intent, refused, record.deadline())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** When the sweep must look at a record whose delivery broke off. */
  static Optional<Instant> lookAgain(Instant now, Duration patience) {
    return Optional.of(now.plus(patience));
  }

  /** Whether a failed action waits for nothing but us: the runtime completes it. */
  static boolean owesCompletion(NodeRecord record) {
    return record.openAction().filter(StoredAction::failed).isPresent()
        && record.action().flatMap(StoredAction::result).isEmpty()
        && record.command().isEmpty()
        && record.deadline().isEmpty();
  }
}
