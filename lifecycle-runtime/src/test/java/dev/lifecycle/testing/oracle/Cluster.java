package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceStateChanged;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.time.Duration;

/** The model of stories. */
final class Cluster {

  private Cluster() {}

  enum State {
    STARTED,
    JOINING,
    READY,
    LEAVING,
    FAILURE,
    FAILED
  }

  private static final State[] ALL = State.values();

  static final TransitionTable<State> TABLE =
      TransitionTable.<State>named("Cluster")
          .state(State.STARTED, "started")
          .state(State.JOINING, "joining")
          .state(State.READY, "ready")
          .state(State.LEAVING, "leaving")
          .state(State.FAILURE, "failure")
          .state(State.FAILED, "failed")
          .initial(State.STARTED)
          .failure(State.FAILURE)
          .pending("new")
          .row(
              TransitionRow.<State>named("join")
                  .from(State.STARTED)
                  .to(State.JOINING)
                  .on(InstanceLaunching.class)
                  .sendsCommand())
          .row(
              TransitionRow.<State>named("joined")
                  .from(State.JOINING)
                  .to(State.READY)
                  .on(CommandSucceeded.class)
                  .completes()
                  .after("announce"))
          .row(
              TransitionRow.<State>named("late")
                  .from(State.JOINING)
                  .to(State.FAILURE)
                  .timeout(Duration.ofMinutes(10)))
          .row(
              TransitionRow.<State>named("warn")
                  .from(State.READY)
                  .stay()
                  .on(SpotInterruption.class))
          .row(
              TransitionRow.<State>named("boast")
                  .from(State.READY)
                  .stay()
                  .on(InstanceStateChanged.class)
                  .ignoresErrors())
          .row(
              TransitionRow.<State>named("leave")
                  .fromAny(ALL)
                  .to(State.LEAVING)
                  .on(InstanceTerminating.class)
                  .sendsCommand())
          .row(
              TransitionRow.<State>named("left")
                  .from(State.LEAVING)
                  .toRemoved()
                  .on(CommandFinished.class)
                  .completes())
          .row(
              TransitionRow.<State>named("abandon")
                  .from(State.FAILURE)
                  .to(State.FAILED)
                  .completes())
          .build();
}
