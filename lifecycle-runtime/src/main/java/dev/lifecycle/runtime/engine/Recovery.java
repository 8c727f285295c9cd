package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.engine.CommandSender.RefusedException;
import dev.lifecycle.runtime.engine.ModelCalls.ThrownException;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.report.LogKey;
import dev.lifecycle.runtime.store.Pending;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes good what an earlier invocation left: an open intent, and what was pending after a store.
 * Not thread-safe.
 *
 * @param <S> the model's states
 */
final class Recovery<S extends Enum<S>> {

  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final int MOST_STARTS = 3;

  private final Parts<S> parts;
  private final NodeSession session;
  private final ModelCalls<S> model;
  private final CommandSender sender;
  private final Completer completer;
  private final RowRunner<S> rows;
  private final Ledger<S> ledger;

  Recovery(
      Parts<S> parts,
      NodeSession session,
      ModelCalls<S> model,
      CommandSender sender,
      Completer completer,
      RowRunner<S> rows,
      Ledger<S> ledger) {
    this.parts = parts;
    this.session = session;
    this.model = model;
    this.sender = sender;
    this.completer = completer;
    this.rows = rows;
    this.ledger = ledger;
  }

  /**
   * Drives the open intent to its transition. Where it could not be driven by its deadline, the row
   * is stored without its command, and that is left to be judged.
   */
  void drive(LifecycleEvent event) {
    StoredCommand open = session.record().intent().orElseThrow();
    String id = Intent.parse(open.intent()).map(Intent::transition).orElse(open.intent());
    Optional<TransitionRow<S>> row = parts.table().row(id);
    LogKey.TRANSITION.during(
        id, () -> row.ifPresentOrElse(known -> drive(open, known, event), () -> giveUp(id, event)));
  }

  /** A deployment took the row away: another one may bring it back, until the intent's deadline. */
  private void giveUp(String id, LifecycleEvent event) {
    FoundFailure gone = new FoundFailure("the model has no row '" + id + "' any more");
    if (!expired()) {
      throw new CallFailedException(gone.getMessage());
    }
    sender.drop();
    ledger.fail(id, gone, event);
  }

  private boolean expired() {
    Instant now = parts.host().now();
    return session.record().deadline().filter(at -> !at.isAfter(now)).isPresent();
  }

  private void drive(StoredCommand open, TransitionRow<S> row, LifecycleEvent event) {
    if (expired() && sender.isKnownUnsent()) {
      storeUnsent(open, row, event);
      return;
    }
    Instant now = parts.host().now();
    try {
      RowTasks tasks = model.perform(row, event);
      Optional<SentCommand> command = Optional.empty();
      if (tasks.command().isPresent()) {
        command =
            rows.send(row, tasks, () -> sender.resume(tasks.command().get(), rows.limit(row)));
      } else {
        sender.drop();
      }
      ledger.store(rows.fired(row, event, true, now, tasks, command), false);
    } catch (ThrownException thrown) {
      sender.drop();
      ledger.fail(row.id(), thrown.getCause(), event);
    } catch (RefusedException refused) {
      ledger.fail(row.id(), refused, event);
    } catch (RetryLater later) {
      if (!expired() || session.record().pending().isPresent()) {
        throw later;
      }
      sender.drop(); // whatever was sent: nobody can go on from it
      session.edit(draft -> draft.command(Optional.of(open)));
      storeUnsent(open, row, event);
    }
  }

  /** Entered when the intent was first written, so that its timeout has passed. */
  private void storeUnsent(StoredCommand open, TransitionRow<S> row, LifecycleEvent event) {
    Instant now = parts.host().now();
    ledger.store(
        new NextRecord.Fired<>(
            row, event, true, open.at(), now, Duration.ZERO, Map.of(), "", Optional.empty(), true),
        false);
  }

  /** Does what follows the last store and is not known to have happened. */
  void resumePending(LifecycleEvent event) {
    Pending pending = session.record().pending().orElseThrow();
    if (pending.refused()) {
      ledger.remove(event); // the result was taken in the end, and nothing else is left
      return;
    }
    pending
        .transition()
        .ifPresentOrElse(
            id -> LogKey.TRANSITION.during(id, () -> resume(pending, event)),
            () -> resume(pending, event));
  }

  private void resume(Pending pending, LifecycleEvent event) {
    Optional<TransitionRow<S>> row = pending.transition().flatMap(parts.table()::row);
    if (row.isPresent() && !row.get().after().isEmpty()) {
      if (pending.starts() >= MOST_STARTS) {
        ledger.fail(
            row.get().id(),
            new FoundFailure("its after tasks did not end in " + MOST_STARTS + " starts"),
            event);
        return;
      }
      session.edit(draft -> draft.pending(Optional.of(pending.starts(pending.starts() + 1))));
      session.write();
    }
    try {
      ledger.finish(row, event);
    } catch (RetryLater later) {
      rows.postpone(later);
      ledger.fail(row.orElseThrow().id(), later, event);
    }
  }

  /** Runs pending after tasks without completing anything; one that cannot end is journaled. */
  void resumeAfterTasksOnly(LifecycleEvent event) {
    session
        .record()
        .pending()
        .filter(left -> !left.refused())
        .flatMap(Pending::transition)
        .flatMap(parts.table()::row)
        .ifPresent(row -> LogKey.TRANSITION.during(row.id(), () -> tryAfter(row, event)));
  }

  private void tryAfter(TransitionRow<S> row, LifecycleEvent event) {
    try {
      RowTasks tasks = model.after(row, event);
      session.edit(draft -> draft.attributes(tasks.changes()));
    } catch (ThrownException thrown) {
      drop(row, thrown.getCause(), event);
    } catch (RetryLater later) {
      drop(row, later, event);
    }
  }

  private void drop(TransitionRow<S> row, Throwable why, LifecycleEvent event) {
    ledger.note("dropped(" + row.id() + ")", event);
    log.warn(
        "{}: an after task of {} threw and is dropped: the action is superseded",
        session.record().id(),
        row.id(),
        why);
  }

  /** Drops the open intent of an action that is superseded. */
  void dropIntent(LifecycleEvent event) {
    ledger.dropIntent(event);
  }

  /** Asks Auto Scaling again to take a result that it refused; a removal waits for that. */
  void retryRefused(LifecycleEvent event) {
    if (completer.complete() && session.record().pending().isPresent()) {
      ledger.remove(event);
    }
  }
}
