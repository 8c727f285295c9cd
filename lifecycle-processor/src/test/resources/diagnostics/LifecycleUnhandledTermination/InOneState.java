import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = InOneState.State.class, initial = "fresh", failure = "failed")
class InOneState {

  enum State {
    FRESH,
    READY, // expect: LifecycleUnhandledTermination
    LEAVING,
    LEFT, // expect: LifecycleUnhandledTermination
    FAILED
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = {"fresh", "failed"}, dest = "leaving", on = InstanceTerminating.class, completes = true)
  void leave() {}

  @Transition(source = {"leaving", "ready"}, dest = "left", on = SpotInterruption.class)
  void left() {}
}
