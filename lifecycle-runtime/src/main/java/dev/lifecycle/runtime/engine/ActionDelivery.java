package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.LifecycleAction.Direction;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.dispatch.TransitionRow.Target;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.store.ActionResult;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.Pending;
import dev.lifecycle.runtime.store.StoredAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is particular to lifecycle actions: they are checked, they supersede, they open, and none is
 * left hanging. Not thread-safe.
 *
 * @param <S> the model's states
 */
final class ActionDelivery<S extends Enum<S>> {

  private static final Logger log = LoggerFactory.getLogger(ActionDelivery.class);

  private static final Duration FRESH = Duration.ofSeconds(60);
  private static final String WARM_POOL = "WarmPool";

  private final Parts<S> parts;
  private final NodeSession session;
  private final Progress progress;
  private final RowRunner<S> rows;
  private final Ledger<S> ledger;
  private final Recovery<S> recovery;
  private final Agenda agenda;
  private final Patience patience;
  private Optional<Instant> beat = Optional.empty();

  ActionDelivery(
      Parts<S> parts,
      NodeSession session,
      Progress progress,
      RowRunner<S> rows,
      Ledger<S> ledger,
      Recovery<S> recovery,
      Agenda agenda,
      Patience patience) {
    this.parts = parts;
    this.session = session;
    this.progress = progress;
    this.rows = rows;
    this.ledger = ledger;
    this.recovery = recovery;
    this.agenda = agenda;
    this.patience = patience;
  }

  /**
   * Whether Auto Scaling still waits for the action. A launch that waited, or whose event is late,
   * asks by a heartbeat: a launch that is over must not run commands. The record of one that is
   * over, and that never had an action, is deleted unless the instance is in service.
   */
  boolean stillWaits(InstanceAction event, boolean waited) {
    Instant now = parts.host().now();
    boolean late = event.time().plus(FRESH).isBefore(now);
    if (!(event instanceof InstanceLaunching) || !(waited || late)) {
      return true;
    }
    if (patience.withCall(() -> parts.actions().heartbeat(ActionEvents.key(event)))) {
      beat = Optional.of(now);
      return true;
    }
    progress.ignored("Auto Scaling no longer waits for this lifecycle action");
    if (session.record().action().isEmpty() && !parts.actions().inService(event.instanceId())) {
      session.delete();
    }
    return false;
  }

  /**
   * A later action supersedes what an earlier one left: its unconfirmed completion is void, its
   * intent is dropped, its after tasks are run once more. A removal that is stored stays: there is
   * nothing to tear down again. What is journaled of that is stored at once, so that each attempt
   * finds the same revision. What a crash must not forget, a removal or a command, is not: it stays
   * as it was until the action's own store.
   */
  void supersede(InstanceAction event) {
    boolean removed = isRemoved();
    boolean intended = session.record().intent().isPresent();
    boolean unsent = session.record().unsent().isPresent();
    if (intended) {
      recovery.dropIntent(event);
    }
    if (unsent) {
      session.edit(draft -> draft.command(Optional.empty()));
    }
    if (session.record().pending().isPresent()) {
      recovery.resumeAfterTasksOnly(event);
    }
    session
        .record()
        .action()
        .filter(StoredAction::unconfirmed)
        .flatMap(StoredAction::result)
        .ifPresent(result -> voidCompletion(result, event));
    if (!removed || event instanceof InstanceLaunching) {
      session.edit(draft -> draft.pending(Optional.empty()));
    }
    boolean kept = removed || intended || unsent;
    if (!kept && session.record().revision() != session.stored().revision()) {
      session.write();
    }
  }

  private void voidCompletion(ActionResult result, InstanceAction event) {
    ledger.note("void(" + result + ")", event);
    session.edit(draft -> draft.action(session.record().action().map(StoredAction::close)));
  }

  private boolean isRemoved() {
    return session
        .record()
        .pending()
        .flatMap(Pending::transition)
        .flatMap(parts.table()::row)
        .filter(row -> row.target() == Target.REMOVED)
        .isPresent();
  }

  /**
   * Heartbeats the open action if it is time. One that turns out to be gone is closed without a
   * call, and the node goes on.
   */
  void beat() {
    Instant now = parts.host().now();
    NodeRecord record = session.record();
    if (agenda.beat(record).filter(at -> !at.isAfter(now)).isEmpty()) {
      return;
    }
    StoredAction action = record.openAction().orElseThrow();
    if (parts.actions().heartbeat(ActionEvents.key(record.id(), action))) {
      session.edit(draft -> draft.action(Optional.of(action.beat(now))));
    } else {
      log.warn("{}: Auto Scaling no longer waits for {}", record.id(), action);
      session.edit(draft -> draft.action(Optional.of(action.close())));
    }
  }

  /**
   * Reopens the record for a launch that starts the walk afresh.
   *
   * @return whether it did
   */
  boolean reopen(InstanceAction event) {
    boolean reopens =
        session.exists()
            && event instanceof InstanceLaunching
            && walksAgain(event, session.record(), parts.table());
    if (reopens) {
      ledger.reopen((InstanceLaunching) event);
    }
    return reopens;
  }

  /** Opens the action and fires its row; one that no row names is completed at once. */
  void open(InstanceAction event) {
    if (!session.exists()) { // what was enabled before the event has removed it
      Completer.withoutRecord(parts.actions(), patience, event);
      progress.completed();
      return;
    }
    StoredAction action = ActionEvents.open(event, parts.table().readsMetadata(), beat);
    Optional<StoredAction> earlier = session.record().action();
    session.edit(
        draft -> {
          earlier.ifPresent(known -> draft.close(Hashes.of(known.token())));
          return draft.action(Optional.of(action));
        });
    if (event instanceof InstanceLaunching) {
      ledger.awaitInitial();
    }
    rows.forgetConditions();
    if (isRemoved()) {
      ledger.completeRemoval(event);
      return;
    }
    if (unready(session.record())) {
      ledger.completeItself(event);
      removeUnready();
      return;
    }
    try {
      judge(event);
    } catch (RetryLater later) {
      if (session.record().pending().isPresent() || mayComeAgain(event)) {
        throw later;
      }
      ledger.fail("", later, event);
    }
  }

  private void judge(InstanceAction event) {
    RowRunner.Choice<S> choice = rows.choose(event, false);
    choice.row().ifPresent(row -> rows.fire(row, event, true, true));
    if (choice.none()) {
      openUnhandled(event);
    }
  }

  /**
   * An action whose row asks to be tried again must be completed before its hook's time is over. A
   * launch that comes late has beaten its hook just now. An action that is over has no hook that
   * waits: its event comes again as often as its queue repeats it.
   */
  private boolean mayComeAgain(InstanceAction event) {
    Instant now = parts.host().now();
    Instant over = event.time().plus(parts.configuration().hookTime());
    return event instanceof InstanceLaunching
        ? now.isBefore(over)
        : now.isBefore(agenda.lastTry(event.time())) || !now.isBefore(over);
  }

  /** A record that terminated before it was ready has nothing to tear down. */
  void removeUnready() {
    boolean over =
        session.exists()
            && session.held()
            && unready(session.record())
            && session.record().pending().isEmpty()
            && session
                .record()
                .action()
                .filter(action -> action.done() && action.direction() == Direction.TERMINATING)
                .isPresent();
    if (over) {
      session.delete();
    }
  }

  private void openUnhandled(InstanceAction event) {
    String why = rows.unhandled(event);
    if (event instanceof InstanceLaunching) {
      ledger.fail("unhandled", new FoundFailure(why), event);
    } else {
      ledger.completeItself(event);
    }
  }

  /**
   * Whether a launch starts the walk afresh: the instance had an action before, or comes out of the
   * warm pool with its work done.
   */
  static <S extends Enum<S>> boolean walksAgain(
      InstanceAction event, NodeRecord record, TransitionTable<S> table) {
    boolean warm = event.detail().origin().equals(Optional.of(WARM_POOL));
    return event instanceof InstanceLaunching
        && (record.action().isPresent()
            || (warm && !table.standsFor(record.status(), table.initial())));
  }

  /** Whether an earlier attempt of this launch has reopened the record, and it has not failed. */
  boolean isReopened(InstanceAction event) {
    NodeRecord record = session.record();
    String launch = Hashes.of(event.detail().token());
    return record.action().flatMap(StoredAction::successor).filter(launch::equals).isPresent()
        && record.failure().isEmpty();
  }

  private boolean unready(NodeRecord record) {
    return parts.table().pending().contains(record.status());
  }
}
