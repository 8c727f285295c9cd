import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed", pending = "pending")
class NearMiss {

  enum State { PENDING, FRESH, READY, LEAVING, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = {"fresh", "ready"}, dest = "leaving", on = InstanceAction.class, completes = true)
  void leave() {}

  @Transition(source = "failed", dest = Transition.REMOVED, on = LifecycleEvent.class, completes = true)
  void remove() {}
}
