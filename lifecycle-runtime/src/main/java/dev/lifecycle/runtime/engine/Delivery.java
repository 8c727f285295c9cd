package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.action.FoundCommand;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.engine.CommandSender.NotSentException;
import dev.lifecycle.runtime.event.CommandFailed;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.DeadlinePassed;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.store.LostLeaseException;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.StoredAction;
import dev.lifecycle.runtime.store.StoredCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event and one claimed record, in this order: what an action supersedes, or else the open
 * intent, what is pending and enabled completion transitions; then the event; then completion
 * transitions until the node rests. Not thread-safe.
 *
 * @param <S> the model's states
 */
final class Delivery<S extends Enum<S>> {

  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  private static final Duration RETRY_PATIENCE = Duration.ofSeconds(30);
  private static final Duration SWEEP_PATIENCE = Duration.ofMinutes(2);

  private final Parts<S> parts;
  private final NodeSession session;
  private final Progress progress;
  private final RowRunner<S> rows;
  private final Recovery<S> recovery;
  private final ActionDelivery<S> actions;
  private final Set<String> firedSinceRest = new HashSet<>();

  Delivery(Parts<S> parts, NodeSession session, Invocation invocation) {
    this.parts = parts;
    this.session = session;
    this.progress = new Progress(session.record().id(), session.record().status());
    ModelCalls<S> model = new ModelCalls<>(parts, session, invocation);
    CommandSender sender = new CommandSender(parts.commands(), session, parts.host());
    Completer completer =
        new Completer(
            parts.actions(), session, progress, parts.host(), parts.configuration().hookTime());
    this.rows = new RowRunner<>(parts, session, progress, invocation, model, sender, completer);
    this.recovery = new Recovery<>(parts, session, model, sender, completer, rows);
    this.actions = new ActionDelivery<>(parts, session, progress, rows, recovery);
  }

  /**
   * Delivers an event.
   *
   * @param waited whether the record was not ready at first
   * @throws RetryableException if it must be delivered again
   */
  Answer deliver(LifecycleEvent event, boolean waited) {
    return settled(RETRY_PATIENCE, () -> judge(event, waited));
  }

  /**
   * Does what the record waits for, by the clock.
   *
   * @throws RetryableException if the sweep must come again
   */
  Answer sweep(LifecycleEvent sweep) {
    return settled(SWEEP_PATIENCE, () -> look(sweep));
  }

  private Answer settled(Duration patience, Runnable work) {
    String node = session.record().id();
    try {
      work.run();
      if (session.exists() && session.held()) {
        session.release(Agenda.nextLook(session.record(), parts.host().now()));
      }
    } catch (LostLeaseException lost) {
      throw new RetryableException(node, lost); // and make no further call
    } catch (NotSentException notSent) {
      session.revert();
      session.edit(draft -> draft.command(session.stored().intent().map(StoredCommand::untried)));
      giveUp(patience);
      throw new RetryableException(node, notSent);
    } catch (RuntimeException later) {
      session.revert();
      session.edit(
          draft ->
              draft.pending(
                  session.stored().pending().map(left -> left.starts(left.starts() - 1))));
      giveUp(patience);
      throw new RetryableException(node, later);
    }
    return progress.answer(
        session.exists() ? Optional.of(session.record().status()) : Optional.empty());
  }

  /** Gives the lease up as well as it can be; else it ends by itself. */
  private void giveUp(Duration patience) {
    if (!session.exists() || !session.held()) {
      return;
    }
    try {
      session.release(Agenda.lookAgain(parts.host().now(), patience));
    } catch (CallFailedException failed) {
      log.warn("{}: the lease ends by itself: {}", session.record().id(), failed.getMessage());
    }
  }

  private void judge(LifecycleEvent event, boolean waited) {
    if (event instanceof InstanceAction action) {
      ActionVerdict verdict = ActionVerdict.of(action, session.record());
      if (verdict == ActionVerdict.OPENS) {
        if (!actions.stillWaits(action, waited)) {
          return;
        }
        if (session.record().action().isPresent()) {
          actions.supersede(action);
        } else {
          resume(event);
        }
        actions.open(action);
      } else {
        resume(event);
        actions.removeUnready();
        progress.ignored(verdict.reason());
      }
    } else {
      resume(event);
      if (session.exists() && event instanceof CommandFinished finished) {
        judgeCommand(finished);
      } else if (session.exists()) {
        judgeOther(event);
      }
    }
    comeToRest(event);
  }

  private void look(LifecycleEvent sweep) {
    boolean refused =
        session.record().pending().isEmpty()
            && session.record().action().filter(StoredAction::unconfirmed).isPresent();
    resume(sweep);
    if (refused && session.exists()) {
      recovery.retryRefused();
    }
    actions.removeUnready();
    if (session.exists() && deadlinePassed()) {
      judgeDeadline();
    }
    comeToRest(sweep);
  }

  /** The open intent, what is pending, enabled completion transitions. */
  private void resume(LifecycleEvent event) {
    if (session.record().intent().isPresent() && recovery.drive(event)) {
      judgeUnsent(event);
    }
    if (session.exists() && session.record().pending().isPresent()) {
      recovery.resumePending(event);
    }
    continueChain(event, false);
    firedSinceRest.clear();
  }

  /** The intent's command was never sent, and its time is over. */
  private void judgeUnsent(LifecycleEvent event) {
    Instant entered = session.record().since().orElse(event.time());
    if (!judged(deadlinePassed(entered), false)) {
      failCommand(
          new CommandFailed(event.id(), event.time(), "", Optional.empty(), "NotSent"), false);
    }
  }

  private void judgeCommand(CommandFinished finished) {
    Optional<String> open = session.record().command().flatMap(StoredCommand::commandId);
    if (!open.equals(Optional.of(finished.commandId()))) {
      progress.ignored("this command is not the one that the node waits for");
    } else if (finished instanceof CommandFailed failed) {
      failCommand(failed, true);
    } else if (!judged(finished, true)) {
      progress.unhandled(actions.unhandled(finished));
      session.edit(draft -> draft.command(Optional.empty()));
    }
  }

  /** A failed command that no row names is a failure. */
  private void failCommand(CommandFailed failed, boolean last) {
    if (!judged(failed, last)) {
      rows.fail("command", new FoundFailure("the command ended with " + failed.status()), failed);
    }
  }

  private void judgeDeadline() {
    NodeRecord record = session.record();
    Optional<CommandFinished> ended =
        record.command().flatMap(StoredCommand::commandId).flatMap(this::ended);
    if (ended.isPresent()) {
      judgeCommand(ended.get());
    } else if (!judged(deadlinePassed(record.deadline().orElseThrow()), true)) {
      rows.passDeadline();
    }
  }

  /** The result of a command whose event may have been lost. */
  private Optional<CommandFinished> ended(String commandId) {
    Instant now = parts.host().now();
    Optional<FoundCommand.Status> status =
        parts.commands().find(commandId).map(FoundCommand::status);
    if (status.equals(Optional.of(FoundCommand.Status.SUCCEEDED))) {
      return Optional.of(new CommandSucceeded("", now, commandId, Optional.empty(), "Success"));
    }
    return status.equals(Optional.of(FoundCommand.Status.FAILED))
        ? Optional.of(new CommandFailed("", now, commandId, Optional.empty(), "Failed"))
        : Optional.empty();
  }

  private void judgeOther(LifecycleEvent event) {
    String meaning = Hashes.meaning(event);
    if (session.record().seen().contains(meaning)) {
      progress.ignored("this event has fired its row already");
      return;
    }
    RowRunner.Choice<S> choice = rows.choose(event, false);
    choice
        .row()
        .ifPresent(
            row -> {
              session.edit(draft -> draft.see(meaning));
              rows.fire(row, event, true, true);
            });
    if (choice.none()) {
      progress.unhandled(actions.unhandled(event));
    }
  }

  /**
   * Fires the first row that the event triggers.
   *
   * @return false: none does
   */
  private boolean judged(LifecycleEvent event, boolean last) {
    RowRunner.Choice<S> choice = rows.choose(event, false);
    choice.row().ifPresent(row -> rows.fire(row, event, true, last));
    return !choice.none();
  }

  private void comeToRest(LifecycleEvent event) {
    continueChain(event, true);
    if (session.exists() && session.held() && Agenda.owesCompletion(session.record())) {
      rows.completeItself(event);
    }
  }

  /** Completion transitions until none is enabled; each at most once between two rests. */
  private void continueChain(LifecycleEvent event, boolean last) {
    while (session.exists() && session.held() && mayContinue(session.record())) {
      RowRunner.Choice<S> choice = rows.choose(event, true);
      if (choice.none()) {
        return;
      }
      choice.row().ifPresent(row -> fireOnce(row, event, last));
    }
  }

  private void fireOnce(TransitionRow<S> row, LifecycleEvent event, boolean last) {
    if (firedSinceRest.add(row.id())) {
      rows.fire(row, event, false, last);
    } else {
      rows.fail(row.id(), new FoundFailure("completion loop"), event);
    }
  }

  private boolean mayContinue(NodeRecord record) {
    return record.pending().isEmpty()
        && !record.halted()
        && parts.table().state(record.status()).map(parts.table()::mayContinue).orElse(false);
  }

  private boolean deadlinePassed() {
    return session.record().deadline().filter(at -> !at.isAfter(parts.host().now())).isPresent();
  }

  private DeadlinePassed deadlinePassed(Instant at) {
    return new DeadlinePassed(session.record().id() + "/" + at.toEpochMilli(), at);
  }
}
