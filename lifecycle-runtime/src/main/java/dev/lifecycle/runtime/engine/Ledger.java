package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionRow.Target;
import dev.lifecycle.runtime.engine.ModelCalls.ThrownException;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.store.CommandEntry;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.Pending;
import dev.lifecycle.runtime.store.StoredAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what happened to a node, one journal entry a store, and does what follows the store:
 * completion, after tasks, deletion. The only place that stores a transition. Not thread-safe.
 *
 * @param <S> the model's states
 */
final class Ledger<S extends Enum<S>> {

  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

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

  Ledger(
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
    sender.cancelClosed(before.command(), after.command(), fired.event());
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
        remove(event);
      } else {
        session.edit(draft -> draft.pending(session.record().pending().map(Pending::refuse)));
        session.keep();
      }
      return;
    }
    session.edit(draft -> draft.pending(Optional.empty()).putOff(Optional.empty()));
    session.keep();
  }

  /**
   * Completes the action of an event that finds the node's removal stored: nothing but the result
   * and the deletion is left.
   */
  void completeRemoval(LifecycleEvent event) {
    NodeRecord before = session.record();
    NodeRecord decided = next.completing(before, event, parts.host().now());
    session.edit(draft -> decided.edit().pending(before.pending().map(Pending::refuse)));
    session.write();
    if (completer.complete()) {
      remove(event);
    }
  }

  /** Deletes the record, last of all. */
  void remove(LifecycleEvent event) {
    session.delete();
    sender.cancelClosed(session.record().command(), Optional.empty(), event);
    progress.removed();
  }

  private boolean mayContinue(NodeRecord record) {
    return parts.table().state(record.status()).map(parts.table()::mayContinue).orElse(false)
        || Agenda.owesCompletion(record);
  }

  private CommandEntry registration(NodeRecord record, String row, SentCommand sent) {
    return new CommandEntry(
        sent.command().commandId().orElseThrow(),
        record.id(),
        row,
        sent.command().intent(),
        sent.targets(),
        parts.host().now().plus(REGISTRATION_KEPT));
  }

  /**
   * Before each transition but the first: rather stop at a stored state than be killed.
   *
   * @throws CallFailedException if the invocation has too little time left
   */
  void requireTime() {
    Duration left = invocation.remaining(parts.host());
    if (progress.hasStored() && left.compareTo(LEAST_TIME) < 0) {
      throw new CallFailedException("the invocation has only " + left.toSeconds() + " s left");
    }
  }

  /** Stores the failure of a row or of whatever else was judged, as another transition. */
  void fail(String transition, Throwable error, LifecycleEvent event) {
    requireTime();
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
    sender.cancelClosed(record.command(), failed.command(), event);
    model.forgetConditions();
    progress.failed(failed.failure().orElseThrow().error());
  }

  /** Stores {@code initial}, so that a later launch of the same instance starts afresh. */
  void reopen(InstanceLaunching event) {
    NodeRecord before = session.record();
    NodeRecord reopened = next.reopened(before, event, parts.host().now());
    session.edit(draft -> reopened.edit());
    session.write();
    sender.cancelClosed(before.command(), reopened.command(), event);
    model.forgetConditions();
    progress.reopened();
  }

  /** Drops the open intent of an action that a later one supersedes, with the next store. */
  void dropIntent(LifecycleEvent event) {
    NodeRecord dropped = next.dropped(session.record(), event, parts.host().now());
    sender.drop();
    session.edit(draft -> dropped.edit());
  }

  /** The runtime's own completion of the open action. */
  void completeItself(LifecycleEvent event) {
    NodeRecord before = session.record();
    NodeRecord decided = next.completing(before, event, parts.host().now());
    session.edit(draft -> decided.edit());
    session.write();
    sender.cancelClosed(before.command(), decided.command(), event);
    finish(Optional.empty(), event);
  }

  /** A launch that finds no deadline waits for the initial state's, should its row stay there. */
  void awaitInitial() {
    NodeRecord waiting = next.awaitingInitial(session.record(), parts.host().now());
    session.edit(draft -> waiting.edit());
  }

  /** The deadline of the state that stays after this row. */
  Optional<Instant> deadlineAfter(TransitionRow<S> row) {
    return next.staying(session.record(), row);
  }

  /** Writes into the journal, with the next store, what is no transition. */
  void note(String what, LifecycleEvent event) {
    NodeRecord noted = next.noted(session.record(), what, event, parts.host().now());
    session.edit(draft -> noted.edit());
  }

  /** Sets the deadline to the next {@code timeout} row's, if there is one. */
  void passDeadline() {
    NodeRecord record = session.record();
    session.edit(draft -> draft.deadline(next.laterDeadline(record)));
  }
}
