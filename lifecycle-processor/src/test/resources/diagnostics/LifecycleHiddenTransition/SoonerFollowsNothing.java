import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = SoonerFollowsNothing.State.class, initial = "fresh", failure = "failed")
class SoonerFollowsNothing {

  enum State { FRESH, SOAKING, READY, STUCK, FAILED }

  @Transition(source = "fresh", dest = "soaking", on = InstanceLaunching.class)
  void join() {}

  @Transition(source = "soaking", dest = "ready", timeout = "5m", completes = true)
  void soaked() {}

  @Transition(source = "soaking", dest = "stuck", timeout = "10m") // expect: LifecycleHiddenTransition
  void stuck() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
