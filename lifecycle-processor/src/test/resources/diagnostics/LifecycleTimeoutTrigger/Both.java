import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Both.State.class, initial = "fresh")
class Both {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, timeout = "10m") // expect: LifecycleTimeoutTrigger
  void join() {}

  @Transition(source = "ready", dest = "gone", schedule = "nightly", timeout = "10m") // expect: LifecycleTimeoutTrigger
  void leave() {}
}
