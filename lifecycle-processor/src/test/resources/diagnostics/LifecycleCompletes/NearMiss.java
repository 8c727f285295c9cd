import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, JOINED, READY, FAILED }

  @Condition
  boolean quick() {
    return true;
  }

  @Transition(source = "fresh", dest = "joined", on = InstanceLaunching.class, when = "quick", completes = true)
  void joinQuickly() {}

  @Transition(source = "fresh", dest = "joined", on = InstanceLaunching.class)
  void join() {}

  @Transition(source = "joined", dest = "ready", completes = true)
  void joined() {}

  @Transition(source = "failed", dest = Transition.REMOVED, completes = true)
  void abandon() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
