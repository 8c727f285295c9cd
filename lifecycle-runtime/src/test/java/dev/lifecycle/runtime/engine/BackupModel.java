package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.Judgement;
import dev.lifecycle.runtime.dispatch.ScheduleScope;
import dev.lifecycle.runtime.dispatch.TaskScope;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.ScheduleFired;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A dispatcher as it is generated for a small model: nodes that are ready back up when the schedule
 * {@code nightly} fires, {@code hourly} is a job without nodes, and no method names {@code weekly}.
 */
final class BackupModel implements Dispatcher<BackupModel.State> {

  enum State {
    READY,
    FAILURE
  }

  static final TransitionTable<State> TABLE =
      TransitionTable.<State>named("BackupModel")
          .state(State.READY, "ready", "running")
          .state(State.FAILURE, "failure")
          .initial(State.READY)
          .failure(State.FAILURE)
          .row(
              TransitionRow.<State>named("backUp")
                  .from(State.READY)
                  .stay()
                  .on(ScheduleFired.class)
                  .schedule("nightly"))
          .row(
              TransitionRow.<State>named("report")
                  .from(State.READY)
                  .stay()
                  .on(ScheduleFired.class)
                  .schedule("weekly"))
          .build();

  /** What a test makes of a scheduled method. */
  @FunctionalInterface
  interface Scheduled {

    void run(ScheduleScope scope) throws Exception;
  }

  /** The ids of the nodes that backed up, in order. */
  final List<String> backups = new ArrayList<>();

  /** How often scheduled methods were called. */
  int calls;

  /** The method of {@code nightly}. */
  Scheduled nightly = scope -> scope.choose(scope.nodes().ofType("worker"));

  /** The method of {@code hourly}. */
  Scheduled hourly = scope -> {};

  /** What else happens when a node backs up. */
  Consumer<Node> backup = node -> {};

  @Override
  public String select(State state, Judgement judge) {
    return state == State.READY && judge.schedule("backUp", "nightly") ? "backUp" : NONE;
  }

  @Override
  public String selectUnknown(Judgement judge) {
    return NONE;
  }

  @Override
  public boolean schedule(String name, ScheduleScope scope) throws Exception {
    switch (name) {
      case "nightly" -> run(nightly, scope);
      case "hourly" -> run(hourly, scope);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void run(Scheduled method, ScheduleScope scope) throws Exception {
    calls++;
    method.run(scope);
  }

  @Override
  public void perform(String row, TaskScope tasks) throws Exception {
    tasks.call(
        "backUp",
        () -> {
          backups.add(tasks.node().id());
          backup.accept(tasks.node());
        });
  }

  @Override
  public void after(String row, TaskScope tasks) {}
}
