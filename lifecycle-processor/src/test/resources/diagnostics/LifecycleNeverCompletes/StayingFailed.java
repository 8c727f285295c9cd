import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = StayingFailed.State.class, initial = "fresh", failure = "failed")
class StayingFailed {

  enum State { FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = {"fresh", "ready"}, dest = "failed", on = InstanceTerminating.class)
  void leave() {} // the runtime completes for the failure state

  @Transition(
      source = "failed",
      dest = Transition.STAY, // expect: LifecycleNeverCompletes: 'note' stays in 'failed' without completing, and nothing completes after it: the terminating instance
      on = InstanceTerminating.class)
  void note() {}
}
