import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

// A completion transition leaves the initial state before a launch is judged.
@Lifecycle(
    states = LeftBefore.State.class,
    initial = "fresh", // expect: LifecycleUnhandledLaunch: it finds the node in 'prepared', where
    failure = "failed")
class LeftBefore {

  enum State { FRESH, PREPARED, READY, FAILED }

  @Transition(source = "fresh", dest = "prepared")
  void prepare() {}

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "prepared", dest = "ready", timeout = "10m")
  void go() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
