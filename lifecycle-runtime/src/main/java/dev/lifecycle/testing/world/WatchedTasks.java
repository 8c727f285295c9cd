package dev.lifecycle.testing.world;

import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.dispatch.TaskScope;
import dev.lifecycle.runtime.event.LifecycleEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks of a run, of which those that throw are noted. Not thread-safe. */
final class WatchedTasks implements TaskScope {

  private final TaskScope tasks;
  private final List<String> failed = new ArrayList<>();

  WatchedTasks(TaskScope tasks) {
    this.tasks = tasks;
  }

  /** The tasks that threw. */
  List<String> failed() {
    return failed;
  }

  @Override
  public void call(String name, Task task) throws Exception {
    tasks.call(
        name,
        () -> {
          try {
            task.run();
          } catch (Throwable thrown) {
            failed.add(name);
            throw thrown;
          }
        });
  }

  @Override
  public Commands commands() {
    return tasks.commands();
  }

  @Override
  public Node node() {
    return tasks.node();
  }

  @Override
  public Nodes nodes() {
    return tasks.nodes();
  }

  @Override
  public LifecycleAction action() {
    return tasks.action();
  }

  @Override
  public Optional<LifecycleAction> optionalAction() {
    return tasks.optionalAction();
  }

  @Override
  public LifecycleEvent event() {
    return tasks.event();
  }

  @Override
  public <E extends LifecycleEvent> E event(Class<E> type) {
    return tasks.event(type);
  }

  @Override
  public Run run() {
    return tasks.run();
  }
}
