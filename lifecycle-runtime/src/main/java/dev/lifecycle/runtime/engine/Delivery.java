package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.LogKey;
import dev.lifecycle.runtime.store.LostLeaseException;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.Pending;
import dev.lifecycle.runtime.store.StoredAction;
import dev.lifecycle.runtime.store.StoredFailure;
import java.util.Optional;
import java.util.function.Supplier;
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

  private final Parts<S> parts;
  private final NodeSession session;
  private final Progress progress;
  private final RowRunner<S> rows;
  private final Recovery<S> recovery;
  private final ActionDelivery<S> actions;
  private final CommandResults<S> results;
  private final Chain<S> chain;
  private final Settling settling;

  /**
   * A delivery to a claimed record.
   *
   * @param patience how long it waits while Auto Scaling is too busy
   */
  Delivery(Parts<S> parts, NodeSession session, Invocation invocation, Patience patience) {
    this.parts = parts;
    this.session = session;
    this.progress = new Progress(session.record().id(), session.record().status());
    ModelCalls<S> model = new ModelCalls<>(parts, session, invocation);
    CommandSender sender = new CommandSender(parts.commands(), session, parts.host());
    Completer completer =
        new Completer(
            parts.actions(),
            session,
            progress,
            parts.host(),
            patience,
            parts.configuration().hookTime());
    Agenda agenda = parts.agenda();
    this.settling = new Settling(session, progress, agenda, parts.host());
    Ledger<S> ledger =
        new Ledger<>(parts, session, progress, invocation, model, sender, completer, agenda);
    this.rows = new RowRunner<>(parts, session, progress, model, sender, ledger);
    this.recovery = new Recovery<>(parts, session, model, sender, completer, rows, ledger);
    this.actions =
        new ActionDelivery<>(parts, session, progress, rows, ledger, recovery, agenda, patience);
    this.results = new CommandResults<>(parts, session, progress, rows, ledger, agenda);
    this.chain = new Chain<>(parts, session, rows, ledger);
  }

  /**
   * Delivers an event.
   *
   * @param waited whether the record was not ready at first
   * @throws RetryableException if it must be delivered again
   */
  Answer deliver(LifecycleEvent event, boolean waited) {
    return logged(event, () -> delivered(event, waited));
  }

  private Answer delivered(LifecycleEvent event, boolean waited) {
    try {
      return settling.ofEvent(() -> judge(event, waited));
    } catch (RetryableException again) {
      Redelivery redelivery = new Redelivery(event, parts.host().now());
      boolean ours = session.exists() && !(again.getCause() instanceof LostLeaseException);
      if (ours && redelivery.isNeedless(session.stored())) {
        progress.ignored("what it decided is stored, and the sweep goes on with it");
      } else if (ours && redelivery.passesBy(again.getCause())) {
        progress.unhandled("the node is in the middle of a transition: the schedule passes it by");
      } else {
        throw again;
      }
      log.warn("{}: the event is not delivered again", session.record().id(), again);
      return settling.answer();
    }
  }

  /**
   * Does what the record waits for, by the clock.
   *
   * @throws RetryableException if the sweep must come again
   */
  Answer sweep(LifecycleEvent sweep) {
    return logged(sweep, () -> settling.ofSweep(() -> look(sweep), this::beatAtLeast));
  }

  private Answer logged(LifecycleEvent event, Supplier<Answer> work) {
    return LogKey.NODE.during(
        session.record().id(), () -> LogKey.EVENT.during(event.getClass().getSimpleName(), work));
  }

  /**
   * Does what the record waits for without an event, also if a failure halted the node.
   *
   * @throws RetryableException if it could not be done now
   */
  Answer retry(LifecycleEvent request) {
    return logged(request, () -> settling.ofEvent(() -> goOn(request)));
  }

  /** A node that cannot be brought on yet, for its agent is away, must not lose its hook. */
  private void beatAtLeast() {
    if (!session.exists() || !session.held()) {
      return;
    }
    try {
      actions.beat();
    } catch (CallFailedException failed) {
      log.warn("{}: no heartbeat now: {}", session.record().id(), failed.getMessage());
    }
  }

  private void judge(LifecycleEvent event, boolean waited) {
    if (event instanceof InstanceAction action) {
      ActionVerdict verdict = ActionVerdict.of(action, session.record());
      if (verdict == ActionVerdict.OPENS) {
        if (!actions.stillWaits(action, waited)) {
          return;
        }
        prepare(action);
        actions.open(action);
      } else {
        resume(event);
        actions.removeUnready();
        progress.ignored(verdict.reason());
      }
    } else {
      resume(event);
      if (session.exists() && removing()) {
        progress.ignored("the node's removal is stored: it waits for Auto Scaling alone");
      } else if (session.exists() && event instanceof CommandFinished finished) {
        results.judge(finished);
      } else if (session.exists()) {
        judgeOther(event);
      }
    }
    chain.comeToRest(event);
  }

  /**
   * What comes before an action's own row. A launch that starts the walk afresh is judged like a
   * first one from then on: where the completion transitions of the initial state lead.
   */
  private void prepare(InstanceAction action) {
    boolean supersedes = session.record().action().isPresent() && !actions.isReopened(action);
    if (supersedes || overtakes(action)) {
      actions.supersede(action);
    } else {
      resume(action);
    }
    if (!actions.isReopened(action) && actions.reopen(action)) {
      resume(action);
    }
  }

  /** A node that goes does not wait for a command or a task, whatever they were for. */
  private boolean overtakes(InstanceAction action) {
    NodeRecord record = session.record();
    return !(action instanceof InstanceLaunching)
        && (record.intent().isPresent() || record.pending().isPresent());
  }

  private void look(LifecycleEvent sweep) {
    boolean refused = refused();
    resume(sweep);
    if (refused && session.exists()) {
      recovery.retryRefused(sweep);
    }
    actions.removeUnready();
    if (session.exists() && !removing()) {
      results.look();
    }
    chain.comeToRest(sweep);
    if (session.exists() && session.held()) {
      actions.beat();
    }
  }

  /** Whether Auto Scaling refused the result: events leave it alone. */
  private boolean refused() {
    return session.record().pending().map(Pending::refused).orElse(true) && unconfirmed();
  }

  /** Whether nothing but a result that Auto Scaling refused, and the deletion, is left. */
  private boolean removing() {
    return session.record().pending().filter(Pending::refused).isPresent();
  }

  private boolean unconfirmed() {
    return session.record().action().filter(StoredAction::unconfirmed).isPresent();
  }

  private void goOn(LifecycleEvent request) {
    Optional<StoredFailure> failure = session.record().failure();
    boolean refused = refused();
    session.edit(draft -> draft.failure(failure.map(StoredFailure::resume)));
    resume(request);
    if (session.exists() && session.held() && !progress.hasStored() && !progress.hasFailed()) {
      session.edit(draft -> draft.failure(failure)); // still halted: nothing has moved it
    }
    if (refused && session.exists() && session.held()) {
      recovery.retryRefused(request);
    }
    actions.removeUnready();
    chain.comeToRest(request);
  }

  /** The open intent, what is pending, a command that was given up, completion transitions. */
  private void resume(LifecycleEvent event) {
    if (session.record().intent().isPresent()) {
      recovery.drive(event);
    }
    if (session.exists()
        && session.record().pending().isPresent()
        && !(removing() && unconfirmed())) {
      recovery.resumePending(event);
    }
    if (session.exists() && session.record().unsent().isPresent()) {
      results.judgeUnsent(event);
    }
    chain.resume(event);
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
      rows.unhandled(event);
    }
  }
}
