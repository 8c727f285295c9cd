package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredAction;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a record at rest still waits for. Immutable.
 *
 * @param hookTime the hooks' heartbeat time-out
 */
record Agenda(Duration hookTime) {

  private static final Duration LOOK_FOR_INTENT = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofMinutes(2);
  // An event comes again after 90 s, and the sweep looks again after two minutes.
  private static final Duration LAST_TRY = Duration.ofMinutes(3);
  // Auto Scaling's global time-out: 100 heartbeat time-outs or 48 hours, whichever is shorter.
  private static final int MOST_BEATS = 100;
  private static final Duration LONGEST_ACTION = Duration.ofHours(48);

  /** When the sweep must look at a record that rests. */
  Optional<Instant> nextLook(NodeRecord record, Instant now) {
    Optional<Instant> intent = record.intent().map(open -> now.plus(LOOK_FOR_INTENT));
    Optional<Instant> refused =
        record.action().filter(StoredAction::unconfirmed).map(open -> now.plus(ASK_AGAIN));
    Optional<Instant> overdue =
        overdue(record).map(at -> at.isAfter(now) ? at : now.plus(ASK_AGAIN));
    return Stream.of(intent, refused, overdue, record.deadline(), beat(record))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /**
   * When the sweep must look at a record whose delivery broke off. What is due by the clock does
   * not wait for that: the event may come again so often that the sweep would never look.
   */
  Optional<Instant> lookAgain(NodeRecord record, Instant now, Duration patience) {
    return Stream.of(
            Optional.of(now.plus(patience)), overdue(record), record.deadline(), beat(record))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /**
   * When the open action wants a heartbeat: when half the hook's time has passed, as long as the
   * node waits for a deadline, or what is put off may be tried again, and Auto Scaling's global
   * time-out is not over.
   */
  Optional<Instant> beat(NodeRecord record) {
    return record
        .openAction()
        .filter(action -> action.result().isEmpty())
        .flatMap(
            action ->
                beat(action)
                    .filter(
                        at ->
                            Stream.of(record.deadline(), record.putOff())
                                .flatMap(Optional::stream)
                                .anyMatch(at::isBefore)));
  }

  private Optional<Instant> beat(StoredAction action) {
    Duration hundred = hookTime.multipliedBy(MOST_BEATS);
    Duration global = hundred.compareTo(LONGEST_ACTION) < 0 ? hundred : LONGEST_ACTION;
    return Optional.of(action.beat().orElse(action.at()).plus(hookTime.dividedBy(2)))
        .filter(action.at().plus(global)::isAfter);
  }

  /**
   * Until when what asks to be tried again may be, so that somebody still comes, and completes the
   * action, before its hook's time is over.
   *
   * @param beat when that time began
   */
  Instant lastTry(Instant beat) {
    Duration quarter = hookTime.dividedBy(4);
    Duration left = quarter.compareTo(LAST_TRY) < 0 ? LAST_TRY : quarter;
    return beat.plus(hookTime).minus(left);
  }

  /** By when a command that no {@code timeout} watches must be over. */
  Optional<Instant> overdue(NodeRecord record) {
    return record.deadline().isPresent()
        ? Optional.empty()
        : record.command().filter(StoredCommand::running).map(open -> open.at().plus(hookTime));
  }

  /** Whether a failed action waits for nothing but us: the runtime completes it. */
  static boolean owesCompletion(NodeRecord record) {
    return record.openAction().filter(StoredAction::failed).isPresent()
        && record.action().flatMap(StoredAction::result).isEmpty()
        && record.command().isEmpty()
        && record.deadline().isEmpty();
  }
}
