import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, ONE, TWO, THREE, FAILED }

  @Condition
  boolean quiet() {
    return true;
  }

  @Transition(source = "fresh", dest = "one", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "one", dest = "two")
  void one() {}

  @Transition(source = "two", dest = "three", when = "quiet")
  void two() {}

  @Transition(source = "three", dest = "one")
  void three() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
