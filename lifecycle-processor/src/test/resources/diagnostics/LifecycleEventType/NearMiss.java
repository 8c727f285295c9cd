import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, FAILED }

  @Transition(source = "fresh", dest = Transition.REMOVED, on = {InstanceAction.class, LifecycleEvent.class}, completes = true)
  void leave() {}

  @Transition(source = "failed", dest = Transition.REMOVED, on = InstanceAction.class, completes = true)
  void remove() {}
}
