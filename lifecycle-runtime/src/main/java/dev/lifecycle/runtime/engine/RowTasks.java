package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.dispatch.TaskScope;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.event.LifecycleEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the tasks of one row and keeps what they ask for. Not thread-safe. */
final class RowTasks implements TaskScope {

  private static final Logger log = LoggerFactory.getLogger(RowTasks.class);

  private final TransitionRow<?> row;
  private final DispatchArguments arguments;
  private final DispatchRun run;
  private final List<String> ignored = new ArrayList<>();
  private Optional<Command> command = Optional.empty();
  private boolean commandsEnded;

  RowTasks(TransitionRow<?> row, DispatchArguments arguments, DispatchRun run) {
    this.row = row;
    this.arguments = arguments;
    this.run = run;
  }

  /** The command that was asked for. */
  Optional<Command> command() {
    return command;
  }

  /** What the tasks set on the node. */
  Map<String, Optional<Object>> changes() {
    return arguments.node().changes();
  }

  /** For the journal: which tasks threw although the row goes on. */
  String remark() {
    return ignored.isEmpty() ? "" : " ignored " + ignored;
  }

  /** The row goes on although this threw. */
  void ignore(String task) {
    ignored.add(task);
  }

  @Override
  public void call(String name, Task task) throws Exception {
    run.enter(name);
    try {
      task.run();
    } catch (RetryLater | CallFailedException later) {
      throw later;
    } catch (Throwable thrown) {
      boolean broken =
          thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
      if (broken || !row.ignoresErrors()) {
        throw thrown;
      }
      log.warn("Task {} of {} threw; the row goes on", name, row.id(), thrown);
      ignore(name);
    }
  }

  @Override
  public Commands commands() {
    return this::request;
  }

  /** From now on no command can be asked for. */
  void endCommands() {
    commandsEnded = true;
  }

  private void request(Command asked) {
    if (commandsEnded) {
      throw new IllegalStateException(
          "transition "
              + row.id()
              + " asks for a command after its store; ask in the method or"
              + " in a @Before task");
    }
    if (command.isPresent()) {
      throw new IllegalStateException(
          "transition " + row.id() + " has asked for a command already; one a transition");
    }
    command = Optional.of(asked);
  }

  @Override
  public Node node() {
    return arguments.node();
  }

  @Override
  public Nodes nodes() {
    return arguments.nodes();
  }

  @Override
  public LifecycleAction action() {
    return arguments.action();
  }

  @Override
  public Optional<LifecycleAction> optionalAction() {
    return arguments.optionalAction();
  }

  @Override
  public LifecycleEvent event() {
    return arguments.event();
  }

  @Override
  public <E extends LifecycleEvent> E event(Class<E> type) {
    return arguments.event(type);
  }

  @Override
  public Run run() {
    return run;
  }
}
