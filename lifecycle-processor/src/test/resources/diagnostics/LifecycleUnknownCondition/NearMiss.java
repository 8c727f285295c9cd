import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss extends Base {

  enum State { FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "ready", when = "hasDnsName")
  void join() {}

  @Transition(source = "ready", dest = "failed", on = SpotInterruption.class, unless = {"isLaunching", "hasDnsName"})
  void leave() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}

class Base extends LifecycleModel {

  @Condition
  boolean hasDnsName() {
    return true;
  }
}
