import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NotBothWays.State.class, initial = "fresh")
class NotBothWays {

  enum State { FRESH, READY, GONE }

  @Transition(source = Transition.STAY, dest = "ready", on = InstanceLaunching.class) // expect: LifecycleUnknownState
  void join() {}

  @Transition(source = "ready", dest = Transition.ANY, on = InstanceTerminating.class) // expect: LifecycleUnknownState
  void leave() {}
}
