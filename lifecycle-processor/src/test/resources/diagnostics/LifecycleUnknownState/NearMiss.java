import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "gone", pending = "no_state")
class NearMiss {

  enum State { FRESH, @Stored("in-service") IN_SERVICE, GONE }

  @Transition(source = {"fresh", "gone"}, dest = "in-service", on = InstanceLaunching.class)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.STAY, on = SpotInterruption.class)
  void note() {}

  @Transition(source = "in-service", dest = Transition.REMOVED, on = InstanceTerminating.class)
  void remove() {}
}
