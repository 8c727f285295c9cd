package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionRow.Target;
import dev.lifecycle.runtime.engine.CommandSender.RefusedException;
import dev.lifecycle.runtime.engine.ModelCalls.ThrownException;
import dev.lifecycle.runtime.event.DeadlinePassed;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.report.LogKey;
import dev.lifecycle.runtime.store.NodeRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses rows and runs them: tasks, command, store. Not thread-safe.
 *
 * @param <S> the model's states
 */
final class RowRunner<S extends Enum<S>> {

  private static final Logger log = LoggerFactory.getLogger(RowRunner.class);

  private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(1);

  private final Parts<S> parts;
  private final NodeSession session;
  private final Progress progress;
  private final ModelCalls<S> model;
  private final CommandSender sender;
  private final Ledger<S> ledger;

  RowRunner(
      Parts<S> parts,
      NodeSession session,
      Progress progress,
      ModelCalls<S> model,
      CommandSender sender,
      Ledger<S> ledger) {
    this.parts = parts;
    this.session = session;
    this.progress = progress;
    this.model = model;
    this.sender = sender;
    this.ledger = ledger;
  }

  /**
   * What judging came to.
   *
   * @param row the first row that fires
   * @param failed whether a condition threw: a failure is stored
   */
  record Choice<S extends Enum<S>>(Optional<TransitionRow<S>> row, boolean failed) {

    /** Whether there is nothing to do. */
    boolean none() {
      return row.isEmpty() && !failed;
    }
  }

  /** The first row that fires: for the event, or of the completion transitions. */
  Choice<S> choose(LifecycleEvent event, boolean completions) {
    try {
      return new Choice<>(model.select(event, completions), false);
    } catch (ThrownException thrown) {
      ledger.fail(thrown.row(), thrown.getCause(), event);
      return new Choice<>(Optional.empty(), true);
    }
  }

  /**
   * Fires the first row that the event triggers.
   *
   * @param last whether nothing else of this delivery is judged after it
   * @return false: none does
   */
  boolean judged(LifecycleEvent event, boolean last) {
    Choice<S> choice = choose(event, false);
    choice.row().ifPresent(row -> fire(row, event, true, last));
    return !choice.none();
  }

  /**
   * Fires the row of a deadline that has passed. One that asks to be tried again may do so as long
   * as the hook of the open action, which nobody beats any more, leaves time for that; without one,
   * for a hook's time. Then it has failed.
   *
   * @return false: none does
   */
  boolean judgedDeadline(Instant at, boolean last) {
    DeadlinePassed passed = new DeadlinePassed(session.record().id() + "/" + at.toEpochMilli(), at);
    try {
      return judged(passed, last);
    } catch (RetryLater later) {
      failOnceLate("timeout", later, passed);
      return true;
    }
  }

  /**
   * The row of a time that has passed asks to be tried again: it has failed once it is late.
   *
   * @throws RetryLater if it is not late yet
   */
  void failOnceLate(String judged, RetryLater later, LifecycleEvent event) {
    Instant end =
        session
            .record()
            .openAction()
            .map(action -> parts.agenda().lastTry(action.beat().orElse(action.at())))
            .orElseGet(() -> event.time().plus(parts.configuration().hookTime()));
    if (parts.host().now().isBefore(end) || session.record().pending().isPresent()) {
      throw later;
    }
    ledger.fail(judged, later, event);
  }

  /**
   * What asks to be tried again may do so until the state's deadline, as a command that cannot be
   * sent; where there is none, for as long as a hook waits. The sweep beats meanwhile.
   *
   * @return the end of that time, which has passed
   * @throws RetryLater if it has not
   */
  Instant postpone(RetryLater later) {
    Instant now = parts.host().now();
    NodeRecord record = session.record();
    Optional<Instant> deadline = record.unsent().isPresent() ? Optional.empty() : record.deadline();
    Instant end =
        deadline.or(record::putOff).orElseGet(() -> now.plus(parts.configuration().hookTime()));
    if (end.isAfter(now)) {
      if (deadline.isEmpty()) {
        session.keep(draft -> draft.putOff(Optional.of(end)));
      }
      throw later;
    }
    return end;
  }

  /** Says that no row of the node's state names the event; returns the words. */
  String unhandled(LifecycleEvent event) {
    NodeRecord record = session.record();
    String kind = event.getClass().getSimpleName();
    log.warn("{}: no row of {} names {}", record.id(), record.status(), kind);
    String why = "no row of " + record.status() + " names " + kind;
    progress.unhandled(why);
    return why;
  }

  /**
   * Fires a row.
   *
   * @param byEvent whether the event triggered it, or else it is a completion transition
   * @param last whether nothing else of this delivery is judged after it
   */
  void fire(TransitionRow<S> row, LifecycleEvent event, boolean byEvent, boolean last) {
    ledger.requireTime();
    LogKey.TRANSITION.during(row.id(), () -> run(row, event, byEvent, last));
  }

  private void run(TransitionRow<S> row, LifecycleEvent event, boolean byEvent, boolean last) {
    Instant start = parts.host().now();
    try {
      RowTasks tasks = model.perform(row, event);
      Optional<SentCommand> command = Optional.empty();
      if (tasks.command().isPresent()) {
        command =
            send(
                row,
                tasks,
                () ->
                    sender.begin(
                        row.id(), tasks.command().get(), limit(row), sendUntil(row), event));
      }
      ledger.store(fired(row, event, byEvent, start, tasks, command), last);
    } catch (ThrownException thrown) {
      ledger.fail(row.id(), thrown.getCause(), event);
    } catch (RefusedException refused) {
      ledger.fail(row.id(), refused, event);
    }
  }

  /** A way to send a row's command. */
  @FunctionalInterface
  interface Send {

    /** The command that runs. */
    SentCommand send() throws RefusedException;
  }

  /** Sends a row's command; one that is refused for good counts as a task that throws. */
  Optional<SentCommand> send(TransitionRow<S> row, RowTasks tasks, Send send)
      throws RefusedException {
    try {
      return Optional.of(send.send());
    } catch (RefusedException refused) {
      if (!row.ignoresErrors()) {
        throw refused;
      }
      log.warn("{}: {}; {} goes on", session.record().id(), refused.getMessage(), row.id());
      tasks.ignore("SendCommand");
      return Optional.empty();
    }
  }

  /** How a row was run whose state is entered now. */
  NextRecord.Fired<S> fired(
      TransitionRow<S> row,
      LifecycleEvent event,
      boolean byEvent,
      Instant start,
      RowTasks tasks,
      Optional<SentCommand> command) {
    Instant now = parts.host().now();
    return new NextRecord.Fired<>(
        row,
        event,
        byEvent,
        now,
        now,
        Duration.between(start, now),
        tasks.changes(),
        tasks.remark(),
        command,
        false);
  }

  /**
   * How long this row's command may take: as the time-out that watches it says. One that is sent
   * just before the state's deadline gets a moment all the same; the deadline then cancels it.
   */
  Duration limit(TransitionRow<S> row) {
    Optional<Duration> watched =
        row.target() == Target.STAY
            ? ledger.deadlineAfter(row).map(this::left)
            : row.dest().flatMap(parts.table()::firstTimeout);
    return watched.orElse(parts.configuration().hookTime());
  }

  private Duration left(Instant deadline) {
    Duration left = Duration.between(parts.host().now(), deadline);
    return left.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : left;
  }

  /** When it is too late to send this row's command: not later than a deadline that stands. */
  private Instant sendUntil(TransitionRow<S> row) {
    Instant end = parts.host().now().plus(limit(row));
    return row.target() == Target.STAY
        ? ledger.deadlineAfter(row).filter(end::isAfter).orElse(end)
        : end;
  }

  /** What conditions see has changed. */
  void forgetConditions() {
    model.forgetConditions();
  }
}
