package dev.lifecycle.examples.mutants;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;

/** Nothing succeeds: its launch throws, and then an after task of the way out of the failure. */
@Lifecycle(states = ThrowingModel.State.class, initial = "started", failure = "failed")
class ThrowingModel {

  enum State {
    STARTED,
    READY,
    FAILED,
    ABANDONED
  }

  @Transition(source = "started", dest = "ready", on = InstanceLaunching.class, completes = true)
  void launch() {
    throw new IllegalStateException("nobody is there to join");
  }

  @Transition(source = "failed", dest = "abandoned", completes = true)
  void abandon() {}

  @After("abandon")
  void tell() {
    throw new IllegalStateException("nobody is there to be told");
  }

  @Transition(
      source = Transition.ANY,
      dest = Transition.REMOVED,
      on = InstanceTerminating.class,
      completes = true)
  void leave() {}
}
