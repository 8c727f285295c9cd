package dev.lifecycle.testing.world;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.Judgement;
import dev.lifecycle.runtime.dispatch.ScheduleScope;
import dev.lifecycle.runtime.dispatch.TaskScope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Notes every run of tasks that a model is asked for. Not thread-safe: fibers take turns. */
final class TaskRuns {

  private final LongSupplier calls;
  private final IntSupplier invocation;
  private final List<TaskRun> noted = new ArrayList<>();

  /**
   * No runs yet.
   *
   * @param calls how many AWS calls have been begun
   * @param invocation the invocation that runs
   */
  TaskRuns(LongSupplier calls, IntSupplier invocation) {
    this.calls = calls;
    this.invocation = invocation;
  }

  /** The runs so far, in the order in which they ended. */
  List<TaskRun> noted() {
    return Collections.unmodifiableList(noted);
  }

  /** The same dispatcher, whose runs are noted. */
  <S extends Enum<S>> Dispatcher<S> noting(Dispatcher<S> model) {
    return new Noting<>(Objects.requireNonNull(model, "the world's dispatcher is null"));
  }

  @FunctionalInterface
  private interface Tasks {

    void run(TaskScope scope) throws Exception;
  }

  private void note(String row, TaskRun.Phase phase, TaskScope scope, Tasks tasks)
      throws Exception {
    long begun = calls.getAsLong();
    Map<String, Object> before = scope.node().attributes();
    WatchedTasks watched = new WatchedTasks(scope);
    Optional<Throwable> threw = Optional.empty();
    try {
      tasks.run(watched);
    } catch (Throwable thrown) {
      threw = Optional.of(thrown);
      throw thrown;
    } finally {
      noted.add(
          new TaskRun(
              invocation.getAsInt(),
              begun,
              calls.getAsLong(),
              scope.node().id(),
              row,
              phase,
              scope.event(),
              threw,
              watched.failed(),
              changes(before, scope.node().attributes())));
    }
  }

  private static Map<String, Optional<Object>> changes(
      Map<String, Object> before, Map<String, Object> after) {
    Map<String, Optional<Object>> changes = new HashMap<>();
    before.keySet().forEach(name -> changes.put(name, Optional.empty()));
    after.forEach((name, value) -> changes.put(name, Optional.of(value)));
    before.forEach((name, value) -> changes.remove(name, Optional.of(value)));
    return changes;
  }

  /** A dispatcher whose runs are noted. */
  private final class Noting<S extends Enum<S>> implements Dispatcher<S> {

    private final Dispatcher<S> model;

    Noting(Dispatcher<S> model) {
      this.model = model;
    }

    @Override
    public String select(S state, Judgement judge) throws Exception {
      return model.select(state, judge);
    }

    @Override
    public String selectUnknown(Judgement judge) throws Exception {
      return model.selectUnknown(judge);
    }

    @Override
    public void perform(String row, TaskScope tasks) throws Exception {
      note(row, TaskRun.Phase.BEFORE_STORE, tasks, scope -> model.perform(row, scope));
    }

    @Override
    public void after(String row, TaskScope tasks) throws Exception {
      note(row, TaskRun.Phase.AFTER_STORE, tasks, scope -> model.after(row, scope));
    }

    @Override
    public boolean schedule(String name, ScheduleScope scope) throws Exception {
      return model.schedule(name, scope);
    }
  }
}
