package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.store.NodeRecord;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Fires completion transitions until the node rests. Not thread-safe.
 *
 * @param <S> the model's states
 */
final class Chain<S extends Enum<S>> {

  private final TransitionTable<S> table;
  private final NodeSession session;
  private final RowRunner<S> rows;
  private final Ledger<S> ledger;
  private final Set<String> firedSinceRest = new HashSet<>();

  Chain(Parts<S> parts, NodeSession session, RowRunner<S> rows, Ledger<S> ledger) {
    this.table = parts.table();
    this.session = session;
    this.rows = rows;
    this.ledger = ledger;
  }

  /** What an earlier delivery broke off; the event is judged after it. */
  void resume(LifecycleEvent event) {
    follow(event, false);
    firedSinceRest.clear();
  }

  /** Everything that follows the event; a failed action that waits for nothing is completed. */
  void comeToRest(LifecycleEvent event) {
    follow(event, true);
    if (session.exists() && session.held() && Agenda.owesCompletion(session.record())) {
      ledger.completeItself(event);
    }
  }

  private void follow(LifecycleEvent event, boolean last) {
    while (session.exists() && session.held() && mayContinue(session.record())) {
      try {
        RowRunner.Choice<S> choice = rows.choose(event, true);
        if (choice.none()) {
          session.edit(draft -> draft.putOff(Optional.empty()));
          return;
        }
        choice.row().ifPresent(row -> fireOnce(row, event, last));
      } catch (RetryLater later) {
        postpone(later, event);
      }
    }
  }

  private void postpone(RetryLater later, LifecycleEvent event) {
    if (session.record().pending().isPresent()) {
      throw later; // an after task
    }
    if (!rows.judgedDeadline(rows.postpone(later), false)) {
      ledger.fail("", later, event);
    }
  }

  /** Each row at most once between two rests: a chain that comes round again never ends. */
  private void fireOnce(TransitionRow<S> row, LifecycleEvent event, boolean last) {
    if (firedSinceRest.add(row.id())) {
      rows.fire(row, event, false, last);
    } else {
      ledger.fail(row.id(), new FoundFailure("completion loop"), event);
    }
  }

  private boolean mayContinue(NodeRecord record) {
    return record.pending().isEmpty()
        && !record.halted()
        && table.state(record.status()).map(table::mayContinue).orElse(false);
  }
}
