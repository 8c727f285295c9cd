import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Unsaid.State.class, initial = "fresh")
class Unsaid {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", schedule = "nightly") // expect: LifecycleScheduleTrigger
  void backUp() {}

  @Transition(source = "ready", dest = "gone", on = InstanceTerminating.class, schedule = "nightly") // expect: LifecycleScheduleTrigger
  void leave() {}
}
