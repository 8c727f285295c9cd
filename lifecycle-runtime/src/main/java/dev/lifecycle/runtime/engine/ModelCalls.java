package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.store.NodeRecord;
import java.util.Optional;

/**
 * Calls the model's methods for one claimed record: conditions, tasks, after tasks. Not
 * thread-safe.
 *
 * @param <S> the model's states
 */
final class ModelCalls<S extends Enum<S>> {

  private final Parts<S> parts;
  private final NodeSession session;
  private final Invocation invocation;
  private final Conditions conditions = new Conditions();

  ModelCalls(Parts<S> parts, NodeSession session, Invocation invocation) {
    this.parts = parts;
    this.session = session;
    this.invocation = invocation;
  }

  /** What a task or condition of this row threw. */
  static final class ThrownException extends Exception {

    private static final long serialVersionUID = 1L;
    private final String row;

    private ThrownException(String row, Throwable thrown) {
      super(thrown);
      this.row = row;
    }

    /** The row; empty: none was judged yet. */
    String row() {
      return row;
    }
  }

  /** The first row that fires: for the event, or of the completion transitions. */
  Optional<TransitionRow<S>> select(LifecycleEvent event, boolean completions)
      throws ThrownException {
    NodeRecord record = session.record();
    Moment moment =
        new Moment(
            parts.table(),
            completions,
            arguments(
                NodeView.readOnly(record),
                StoredNodes.readOnly(parts),
                event,
                run(Dispatcher.NONE)),
            conditions,
            this::run,
            parts.host().now());
    try {
      Optional<S> state = parts.table().state(record.status());
      return parts
          .table()
          .row(
              state.isPresent()
                  ? parts.dispatcher().select(state.get(), moment)
                  : parts.dispatcher().selectUnknown(moment));
    } catch (Throwable thrown) {
      throw failure(moment.row(), thrown);
    }
  }

  /** Runs the row's tasks before the store. */
  RowTasks perform(TransitionRow<S> row, LifecycleEvent event) throws ThrownException {
    RowTasks tasks = tasks(row, event, session.record().revision());
    try {
      parts.dispatcher().perform(row.id(), tasks);
      return tasks;
    } catch (Throwable thrown) {
      throw failure(row.id(), thrown);
    } finally {
      tasks.endCommands();
    }
  }

  /** Runs the row's tasks after the store. */
  RowTasks after(TransitionRow<S> row, LifecycleEvent event) throws ThrownException {
    RowTasks tasks = tasks(row, event, session.record().revision() - 1);
    tasks.endCommands();
    try {
      parts.dispatcher().after(row.id(), tasks);
      return tasks;
    } catch (Throwable thrown) {
      throw failure(row.id(), thrown);
    }
  }

  /** A store changes what conditions see. */
  void forgetConditions() {
    conditions.forget();
  }

  /** The tasks of a row that fires, or fired, on this revision. */
  private RowTasks tasks(TransitionRow<S> row, LifecycleEvent event, long revision) {
    DispatchRun run = run(row.id(), revision);
    NodeView node = NodeView.writable(session.record());
    return new RowTasks(row, arguments(node, StoredNodes.electing(parts), event, run), run);
  }

  private DispatchArguments arguments(
      NodeView node, Nodes nodes, LifecycleEvent event, DispatchRun run) {
    return new DispatchArguments(node, nodes, session.record(), event, run, parts.json());
  }

  private DispatchRun run(String row) {
    return run(row, session.record().revision());
  }

  private DispatchRun run(String row, long revision) {
    return new DispatchRun(invocation, parts.host(), session.record(), revision, row);
  }

  /** What a task threw is a failure; what a call of the runtime threw, or the machine, is not. */
  private static ThrownException failure(String row, Throwable thrown) {
    if (thrown instanceof RetryLater later) {
      throw later;
    }
    if (thrown instanceof CallFailedException failed) {
      throw failed;
    }
    if (thrown instanceof VirtualMachineError broken && !(thrown instanceof StackOverflowError)) {
      throw broken;
    }
    return new ThrownException(row, thrown);
  }
}
