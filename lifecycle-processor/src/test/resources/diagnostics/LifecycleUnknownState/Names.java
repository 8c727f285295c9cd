import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(
    states = Names.State.class,
    initial = "frsh", // expect: LifecycleUnknownState
    failure = "failure") // expect: LifecycleUnknownState
class Names {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "redy", on = InstanceLaunching.class) // expect: LifecycleUnknownState
  void join() {}

  @Transition(
      source = {
        "ready",
        "READY" // expect: LifecycleUnknownState
      },
      dest = "gone",
      on = InstanceTerminating.class)
  void leave() {}

  @Transition(
      source = "nowhere", // expect: LifecycleUnknownState
      dest = Transition.REMOVED)
  void remove() {}
}
