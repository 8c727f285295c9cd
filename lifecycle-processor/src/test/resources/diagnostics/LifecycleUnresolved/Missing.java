import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Missing.State.class, initial = "fresh")
class Missing { // expect: LifecycleUnresolved

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunched.class)
  void join() {}
}
