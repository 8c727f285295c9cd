package dev.lifecycle.processor;

import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.dispatch.TaskScope;
import dev.lifecycle.runtime.event.LifecycleEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs tasks at once and notes their names. */
final class FakeTaskScope extends FakeArguments implements TaskScope {

  private final List<String> called = new ArrayList<>();

  FakeTaskScope() {
    super(Optional.empty());
  }

  FakeTaskScope(LifecycleEvent event) {
    super(Optional.of(event));
  }

  /** The names of the tasks, in order. */
  List<String> called() {
    return called;
  }

  @Override
  public Commands commands() {
    return stub(Commands.class);
  }

  @Override
  public void call(String name, Task task) throws Exception {
    called.add(name);
    task.run();
  }
}
