import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh")
class NearMiss {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = ScheduleFired.class, schedule = "nightly")
  void backUp() {}

  @Transition(source = "ready", dest = "gone", on = ScheduleFired.class)
  void leave() {}
}
