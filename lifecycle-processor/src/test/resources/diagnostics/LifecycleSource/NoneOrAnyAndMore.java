import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NoneOrAnyAndMore.State.class, initial = "fresh")
class NoneOrAnyAndMore {

  enum State { FRESH, READY, GONE }

  @Transition(source = {}, dest = "ready", on = InstanceLaunching.class) // expect: LifecycleSource
  void join() {}

  @Transition(source = {Transition.ANY, "ready"}, dest = "gone", on = InstanceTerminating.class) // expect: LifecycleSource
  void leave() {}
}
