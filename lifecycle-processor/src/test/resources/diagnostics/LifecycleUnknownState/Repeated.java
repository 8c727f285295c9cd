import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Repeated.State.class, initial = "fresh")
class Repeated {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  @Transition(name = "again", source = "gone", dest = "raedy", on = InstanceLaunching.class)
  void join() {} // expect: LifecycleUnknownState: Did you mean 'ready'? (@Transition(name = "again", source = {"gone"}, dest = "raedy", on = {dev.lifecycle.runtime.event.InstanceLaunching.class}) on join() of Repeated)
}
