import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh")
class NearMiss {

  enum State { FRESH, @Stored(value = "in-service", formerly = {"in_service", "ready"}) IN_SERVICE }

  @Transition(source = "fresh", dest = "in-service", on = InstanceLaunching.class)
  void join() {}
}
