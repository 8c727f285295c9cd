import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Kept.State.class, initial = "fresh", failure = "failed")
class Kept extends Base {
  enum State { FRESH, READY, FAILED }

  private String lastNode = ""; // expect: LifecycleMutableField

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}

class Base {

  volatile int count; // expect: LifecycleMutableField
}
