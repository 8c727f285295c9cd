import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

// Nothing enters 'fresh', for it was meant to be the initial state.
@Lifecycle(
    states = Mistaken.State.class,
    initial = "booted", // expect: LifecycleUnhandledLaunch
    failure = "failed")
class Mistaken {

  enum State { BOOTED, FRESH, READY, FAILED }

  @Transition(source = "booted", dest = Transition.STAY, on = SpotInterruption.class)
  void wonder() {}

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
