package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionRow.Target;
import dev.lifecycle.runtime.engine.CommandSender.RefusedException;
import dev.lifecycle.runtime.engine.ModelCalls.ThrownException;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.report.LogKey;
import dev.lifecycle.runtime.store.CommandEntry;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredAction;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one row: tasks, command, store, completion, after tasks. The only place that stores a
 * transition. Not thread-safe.
 *
 * @param <S> the model's states
 */
final class RowRunner<S extends Enum<S>> {

  private static final Logger log = LoggerFactory.getLogger(RowRunner.class);

  private static final Duration LEAST_TIME = Duration.ofSeconds(10);
  private static final Duration REGISTRATION_KEPT = Duration.ofDays(7);

  private final Parts<S> parts;
  private final NodeSession session;
  private final Progress progress;
  private final Invocation invocation;
  private final NextRecord<S> next;
  private final ModelCalls<S> model;
  private final CommandSender sender;
  private final Completer completer;
  private final Agenda agenda;

  RowRunner(
      Parts<S> parts,
      NodeSession session,
      Progress progress,
      Invocation invocation,
      ModelCalls<S> model,
      CommandSender sender,
      Completer completer,
      Agenda agenda) {
    this.parts = parts;
    this.session = session;
    this.progress = progress;
    this.invocation = invocation;
    this.next = new NextRecord<>(parts.table());
    this.model = model;
    this.sender = sender;
    this.completer = completer;
    this.agenda = agenda;
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
      fail(thrown.row(), thrown.getCause(), event);
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
    requireTime();
    LogKey.TRANSITION.during(row.id(), () -> run(row, event, byEvent, last));
  }

  private void run(TransitionRow<S> row, LifecycleEvent event, boolean byEvent, boolean last) {
    Instant start = parts.host().now();
    try {
      RowTasks tasks = model.perform(row, event);
      Optional<StoredCommand> command = Optional.empty();
      if (tasks.command().isPresent()) {
        command = send(row, tasks, () -> sender.begin(row.id(), tasks.command().get(), limit(row)));
      }
      store(fired(row, event, byEvent, start, tasks, command), last);
    } catch (ThrownException thrown) {
      fail(row.id(), thrown.getCause(), event);
    } catch (RefusedException refused) {
      fail(row.id(), refused, event);
    }
  }

  /** A way to send a row's command. */
  @FunctionalInterface
  interface Send {

    /** The command that runs. */
    StoredCommand send() throws RefusedException;
  }

  /** Sends a row's command; one that is refused for good counts as a task that throws. */
  Optional<StoredCommand> send(TransitionRow<S> row, RowTasks tasks, Send send)
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

  /** Stores the failure of a row or of whatever else was judged. */
  void fail(String transition, Throwable error, LifecycleEvent event) {
    log.error(
        "{}: {} failed in {}",
        session.record().id(),
        transition.isEmpty() ? "judging" : transition,
        session.record().status(),
        error);
    NodeRecord record = session.record();
    boolean failing = record.openAction().map(StoredAction::failed).orElseGet(progress::hasFailed);
    NodeRecord failed = next.failed(record, transition, error, event, parts.host().now(), failing);
    session.edit(draft -> failed.edit());
    session.write();
    model.forgetConditions();
    progress.failed(failed.failure().orElseThrow().error());
  }

  /** Stores {@code initial}, so that a later launch of the same instance starts afresh. */
  void reopen(LifecycleEvent event) {
    NodeRecord reopened = next.reopened(session.record(), event, parts.host().now());
    session.edit(draft -> reopened.edit());
    session.write();
    model.forgetConditions();
  }

  /** The runtime's own completion of the open action. */
  void completeItself(LifecycleEvent event) {
    NodeRecord decided = next.completing(session.record(), event, parts.host().now());
    session.edit(draft -> decided.edit());
    session.write();
    finish(Optional.empty(), event);
  }

  /** Writes into the journal, with the next store, what is no transition. */
  void note(String what, LifecycleEvent event) {
    NodeRecord noted = next.noted(session.record(), what, event, parts.host().now());
    session.edit(draft -> noted.edit());
  }

  /** Sets the deadline to the next {@code timeout} row's, if there is one. */
  void passDeadline() {
    Instant now = parts.host().now();
    NodeRecord record = session.record();
    Optional<Instant> later =
        parts
            .table()
            .state(record.status())
            .flatMap(state -> record.since().flatMap(since -> next.deadline(state, since, now)));
    session.edit(draft -> draft.deadline(later));
  }

  /** How a row was run whose state is entered now. */
  NextRecord.Fired<S> fired(
      TransitionRow<S> row,
      LifecycleEvent event,
      boolean byEvent,
      Instant start,
      RowTasks tasks,
      Optional<StoredCommand> command) {
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
        command);
  }

  /**
   * Stores a transition and does what follows it.
   *
   * @param last whether nothing else of this delivery is judged after it
   */
  void store(NextRecord.Fired<S> fired, boolean last) {
    NodeRecord before = session.record();
    NodeRecord after = next.fired(before, fired);
    session.edit(draft -> after.edit());
    boolean rests = last && after.pending().isEmpty() && !mayContinue(after);
    if (fired.command().isPresent()) {
      CommandEntry entry = registration(after, fired.row().id(), fired.command().get());
      if (rests) {
        session.registerAndRelease(entry, agenda.nextLook(after, parts.host().now()));
      } else {
        session.register(entry);
      }
    } else if (rests) {
      session.release(agenda.nextLook(after, parts.host().now()));
    } else {
      session.write();
    }
    model.forgetConditions();
    progress.stored(fired.row().id());
    log.info(
        "{}: {} -> {} by {} ({})",
        after.id(),
        before.status(),
        fired.row().target() == Target.REMOVED ? "removed" : after.status(),
        fired.row().id(),
        fired.event().getClass().getSimpleName());
    if (parts.table().failure().map(parts.table()::storedName).equals(Optional.of(after.status()))
        && fired.row().target() == Target.STATE) {
      progress.failed(after.failure().orElseThrow().error());
    }
    if (after.pending().isPresent()) {
      finish(Optional.of(fired.row()), fired.event());
    }
  }

  /** Completion, after tasks, deletion; then nothing is pending. */
  void finish(Optional<TransitionRow<S>> row, LifecycleEvent event) {
    boolean settled = completer.complete();
    if (row.isPresent() && !row.get().after().isEmpty()) {
      try {
        RowTasks tasks = model.after(row.get(), event);
        session.edit(draft -> draft.attributes(tasks.changes()).remark(tasks.remark()));
      } catch (ThrownException thrown) {
        fail(row.get().id(), thrown.getCause(), event);
        return;
      }
    }
    if (row.map(TransitionRow::target).equals(Optional.of(Target.REMOVED))) {
      if (settled) {
        session.delete();
        progress.removed();
      }
      return;
    }
    session.edit(draft -> draft.pending(Optional.empty()));
    session.keep();
  }

  private boolean mayContinue(NodeRecord record) {
    return parts.table().state(record.status()).map(parts.table()::mayContinue).orElse(false)
        || Agenda.owesCompletion(record);
  }

  private CommandEntry registration(NodeRecord record, String row, StoredCommand command) {
    return new CommandEntry(
        command.commandId().orElseThrow(),
        record.id(),
        row,
        command.intent(),
        parts.host().now().plus(REGISTRATION_KEPT));
  }

  /** By when the result of this row's command must be there: the time-out that watches it. */
  Duration limit(TransitionRow<S> row) {
    Optional<Duration> watched =
        row.target() == Target.STAY
            ? session.record().deadline().map(at -> Duration.between(parts.host().now(), at))
            : row.dest().flatMap(parts.table()::firstTimeout);
    return watched.orElse(parts.configuration().hookTime());
  }

  /** Before each transition but the first: rather stop at a stored state than be killed. */
  private void requireTime() {
    Duration left = invocation.remaining(parts.host().now());
    if (progress.hasStored() && left.compareTo(LEAST_TIME) < 0) {
      throw new CallFailedException("the invocation has only " + left.toSeconds() + " s left");
    }
  }
}
