import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Missing.State.class, initial = "fresh")
class Missing { // expect: LifecycleUnresolved: Missing was not checked and nothing is generated for it: 'join' mentions what is missing or wrong.

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunched.class)
  void join() {}
}
