import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NotBothWays.State.class, initial = "fresh")
class NotBothWays {

  enum State { FRESH, READY, GONE }

  @Transition(source = Transition.STAY, dest = "ready", on = InstanceLaunching.class) // expect: LifecycleUnknownState: Transition.STAY has no meaning here. Name the states that the transition leaves, or write source = Transition.ANY
  void join() {}

  @Transition(source = "ready", dest = Transition.ANY, on = InstanceTerminating.class) // expect: LifecycleUnknownState: Transition.ANY has no meaning here. Name the state that the transition enters, or write dest = Transition.STAY
  void leave() {}
}
