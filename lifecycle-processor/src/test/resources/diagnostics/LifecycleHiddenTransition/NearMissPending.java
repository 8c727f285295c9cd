import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMissPending.State.class, initial = "fresh", failure = "failed", pending = "pending")
class NearMissPending {

  enum State { NEW, PENDING, FRESH, READY, FAILED }

  @Transition(source = "pending", dest = "new", on = SpotInterruption.class)
  void hurry() {}

  @Transition(source = "pending", dest = "failed", on = {InstanceTerminating.class, RebalanceRecommended.class})
  void leave() {}

  @Transition(source = {"new", "fresh"}, dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
