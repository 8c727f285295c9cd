import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "gone", pending = "no_state")
class NearMiss {

  enum State { FRESH, @Stored("in-service") IN_SERVICE, GONE }

  @Transition(source = {"fresh", "gone"}, dest = "in-service", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.STAY, on = SpotInterruption.class)
  void note() {}

  @Transition(source = {"fresh", "gone", "in-service"}, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
