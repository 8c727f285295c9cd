import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = StoredDifferently.State.class, initial = "fresh")
class StoredDifferently {

  enum State { FRESH, @Stored(value = "ready", formerly = "online") IN_SERVICE }

  @Transition(source = "fresh", dest = "in_service", on = InstanceLaunching.class) // expect: LifecycleUnknownState: Unknown state 'in_service'. Did you mean 'ready'?
  void join() {}

  @Transition(source = "online", dest = "fresh", on = InstanceLaunching.class) // expect: LifecycleUnknownState: Unknown state 'online'. Did you mean 'ready'?
  void leave() {}
}
