package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.Judgement;
import dev.lifecycle.runtime.dispatch.TaskScope;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A model by hand: what its rows ask for is the test's. */
final class HandModel implements Dispatcher<HandModel.State> {

  enum State {
    STARTED,
    JOINING,
    JOINED,
    LEAVING,
    GOING,
    FAILURE
  }

  /** What a row's method does. */
  interface Body {
    void run(Commands commands) throws Exception;
  }

  static final TransitionTable<State> TABLE =
      TransitionTable.<State>named("test.Model")
          .state(State.STARTED, "started")
          .state(State.JOINING, "joining")
          .state(State.JOINED, "joined")
          .state(State.LEAVING, "leaving")
          .state(State.GOING, "going")
          .state(State.FAILURE, "failure")
          .initial(State.STARTED)
          .failure(State.FAILURE)
          .pending("new")
          .row(row("join").from(State.STARTED).to(State.JOINING).on(InstanceLaunching.class))
          .row(row("joined").from(State.JOINING).to(State.JOINED).on(CommandSucceeded.class))
          .row(row("late").from(State.JOINING).to(State.JOINED).timeout(Duration.ofMinutes(10)))
          .row(row("hurry").from(State.JOINING).to(State.JOINED).on(SpotInterruption.class))
          .row(row("note").from(State.JOINING).stay().on(RebalanceRecommended.class))
          .row(row("check").from(State.JOINED).stay().on(RebalanceRecommended.class))
          .row(row("go").from(State.JOINED).to(State.GOING).on(SpotInterruption.class))
          .row(row("gone").from(State.GOING).toRemoved())
          .row(
              row("leave")
                  .fromAny(State.STARTED, State.JOINING, State.JOINED, State.FAILURE)
                  .to(State.LEAVING)
                  .on(InstanceTerminating.class))
          .build();

  private final Map<String, Body> bodies = new HashMap<>();

  private static TransitionRow.Builder<State> row(String id) {
    return TransitionRow.named(id);
  }

  /** From now on this row does this; else it does nothing. */
  void on(String row, Body body) {
    bodies.put(row, body);
  }

  @Override
  public String select(State state, Judgement judge) {
    return TABLE.rowsFrom(state).stream()
        .filter(row -> fires(row, judge))
        .map(TransitionRow::id)
        .findFirst()
        .orElse(NONE);
  }

  private static boolean fires(TransitionRow<State> row, Judgement judge) {
    if (row.completion()) {
      return judge.completion(row.id());
    }
    return row.timeout().isPresent()
        ? judge.timeout(row.id())
        : row.on().stream().anyMatch(type -> judge.on(row.id(), type));
  }

  @Override
  public String selectUnknown(Judgement judge) {
    return NONE;
  }

  @Override
  public void perform(String row, TaskScope tasks) throws Exception {
    Body body = bodies.getOrDefault(row, commands -> {});
    tasks.call(row, () -> body.run(tasks.commands()));
  }

  @Override
  public void after(String row, TaskScope tasks) {}
}
