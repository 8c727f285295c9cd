package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.engine.CommandSender.RefusedException;
import dev.lifecycle.runtime.engine.ModelCalls.ThrownException;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.store.Pending;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  Recovery(
      Parts<S> parts,
      NodeSession session,
      ModelCalls<S> model,
      CommandSender sender,
      Completer completer,
      RowRunner<S> rows) {
    this.parts = parts;
    this.session = session;
    this.model = model;
    this.sender = sender;
    this.completer = completer;
    this.rows = rows;
  }

  /**
   * Drives the open intent to its transition.
   *
   * @return whether its command could not be sent by its deadline: its row is stored without it
   */
  boolean drive(LifecycleEvent event) {
    StoredCommand open = session.record().intent().orElseThrow();
    String id = Intent.parse(open.intent()).map(Intent::transition).orElse(open.intent());
    TransitionRow<S> row =
        parts
            .table()
            .row(id)
            .orElseThrow(
                () -> new CallFailedException("the model has no row '" + id + "' any more"));
    Instant now = parts.host().now();
    boolean expired = session.record().deadline().filter(at -> !at.isAfter(now)).isPresent();
    if (expired && sender.find().isEmpty()) {
      // Entered when the intent was first written, so that its timeout has passed.
      rows.store(
          new NextRecord.Fired<>(
              row,
              event,
              true,
              open.at(),
              now,
              Duration.ZERO,
              Map.of(),
              List.of(),
              Optional.empty()),
          false);
      return true;
    }
    try {
      RowTasks tasks = model.perform(row, event);
      Optional<SentCommand> command = Optional.empty();
      if (tasks.command().isPresent()) {
        command = Optional.of(sender.resume(tasks.command().get(), rows.limit(row)));
      } else {
        sender.drop();
      }
      rows.store(rows.fired(row, event, true, now, tasks, command), false);
    } catch (ThrownException thrown) {
      sender.drop();
      rows.fail(id, thrown.getCause(), event);
    } catch (RefusedException refused) {
      rows.fail(id, refused, event);
    }
    return false;
  }

  /** Does what follows the last store and is not known to have happened. */
  void resumePending(LifecycleEvent event) {
    Pending pending = session.record().pending().orElseThrow();
    Optional<TransitionRow<S>> row = pending.transition().flatMap(parts.table()::row);
    if (row.isPresent() && !row.get().after().isEmpty()) {
      if (pending.starts() >= MOST_STARTS) {
        rows.fail(
            row.get().id(),
            new FoundFailure("its after tasks did not end in " + MOST_STARTS + " starts"),
            event);
        return;
      }
      session.edit(draft -> draft.pending(Optional.of(pending.starts(pending.starts() + 1))));
      session.write();
    }
    rows.finish(row, event);
  }

  /** Runs pending after tasks without completing anything; one that throws is only logged. */
  void resumeAfterTasksOnly(LifecycleEvent event) {
    session
        .record()
        .pending()
        .flatMap(Pending::transition)
        .flatMap(parts.table()::row)
        .ifPresent(
            row -> {
              try {
                model.after(row, event);
              } catch (ThrownException thrown) {
                log.warn(
                    "{}: an after task of {} threw and is dropped: the action is superseded",
                    session.record().id(),
                    row.id(),
                    thrown.getCause());
              }
            });
  }

  /** Drops the open intent of an action that is superseded. */
  void dropIntent(LifecycleEvent event) {
    rows.dropIntent(event);
  }

  /** Asks Auto Scaling again to take a result that it refused. */
  void retryRefused() {
    completer.complete();
  }
}
