import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Ids.State.class, initial = "fresh")
class Ids {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join() {}

  @Transition(name = "leaving", source = "ready", dest = "gone", on = InstanceTerminating.class)
  void leave() {}

  @Before("jion") // expect: LifecycleUnknownTransition
  void announce() {}

  @After({
    "join",
    "leave" // expect: LifecycleUnknownTransition
  })
  void report() {}
}
