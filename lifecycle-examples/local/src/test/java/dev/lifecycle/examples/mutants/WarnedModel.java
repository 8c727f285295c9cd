package dev.lifecycle.examples.mutants;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;

/** Has all kinds of tasks, and an event that changes no state. */
@Lifecycle(states = WarnedModel.State.class, initial = "started", failure = "failed")
class WarnedModel {

  enum State {
    STARTED,
    READY,
    FAILED
  }

  @Transition(source = "started", dest = "ready", on = InstanceLaunching.class, completes = true)
  void launch(Node node) {
    node.set("Launched", true);
  }

  @After("launch")
  void announce(Node node) {
    node.set("Announced", "as " + node.id());
  }

  @Transition(source = "ready", dest = Transition.STAY, on = SpotInterruption.class)
  void warn(Node node) {
    node.set("Warnings", 1);
  }

  @Transition(
      source = Transition.ANY,
      dest = Transition.REMOVED,
      on = InstanceTerminating.class,
      completes = true)
  void leave() {}

  @Transition(source = "failed", dest = Transition.STAY, on = SpotInterruption.class)
  void warnInVain() {}
}
