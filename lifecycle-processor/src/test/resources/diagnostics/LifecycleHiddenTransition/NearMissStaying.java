import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

// The longer rest comes when the condition holds after five minutes: the transition then stays.
@Lifecycle(states = NearMissStaying.State.class, initial = "fresh", failure = "failed")
class NearMissStaying {

  enum State { FRESH, SOAKING, READY, FAILED }

  @Condition
  boolean busy() {
    return true;
  }

  @Transition(source = "fresh", dest = "soaking", on = InstanceLaunching.class)
  void join() {}

  @Transition(source = "soaking", dest = Transition.STAY, timeout = "5m", when = "busy")
  void wonder() {}

  @Transition(source = "soaking", dest = "ready", timeout = "5m", completes = true)
  void soaked() {}

  @Transition(source = "soaking", dest = "failed", timeout = "10m")
  void giveUp() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
