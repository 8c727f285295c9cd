import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Twice.State.class, initial = "fresh")
class Twice {

  enum State { 
    FRESH,
    READY,
    @Stored("ready") // expect: LifecycleStoredName: Give this state another: @Stored("...")
    IN_SERVICE,
    @Stored(value = "gone", formerly = {"left", "fresh"}) // expect: LifecycleStoredName: Remove it from formerly.
    GONE
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join() {}
}
