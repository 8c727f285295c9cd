import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed", pending = "pending")
@SuppressWarnings({"unchecked", "lifecycle:LifecycleNeverEntered"})
class NearMiss {

  enum State { PENDING, FRESH, READY, FAILED, PAUSED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "paused", dest = "ready", on = SpotInterruption.class)
  void resume() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
