import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = FollowsNothing.State.class, initial = "fresh", failure = "failed")
class FollowsNothing {

  enum State {
    FRESH,
    READY,
    PAUSED, // expect: LifecycleNeverEntered
    RESUMING, // expect: LifecycleNeverEntered
    RESUMED,
    LEAVING,
    FAILED
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "paused", dest = "leaving", on = InstanceTerminating.class)
  void leave() {}

  @Transition(source = "resuming", dest = "resumed", on = SpotInterruption.class)
  void resume() {}

  @Transition(source = {"fresh", "ready", "failed"}, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
