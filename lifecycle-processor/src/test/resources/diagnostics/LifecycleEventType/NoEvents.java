import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NoEvents.State.class, initial = "fresh")
class NoEvents {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = String.class) // expect: LifecycleEventType
  void join() {}

  @Transition(
      source = "ready",
      dest = "gone",
      on = {
        InstanceTerminating.class,
        int.class, // expect: LifecycleEventType
        LifecycleAction.class // expect: LifecycleEventType
      })
  void leave() {}
}
