import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = StoredDifferently.State.class, initial = "fresh")
class StoredDifferently {

  enum State { FRESH, @Stored("in-service") IN_SERVICE }

  @Transition(source = "fresh", dest = "in_service", on = InstanceLaunching.class) // expect: LifecycleUnknownState
  void join() {}
}
