import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Unsent.State.class, initial = "fresh", failure = "failure")
class Unsent {

  enum State { FRESH, LEAVING, FAILURE }

  @Transition(source = "fresh", dest = "fresh", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class) // expect: LifecycleNeverCompletes
  void leave() {}

  @Transition(source = "leaving", dest = Transition.REMOVED, on = CommandFinished.class, completes = true)
  void left() {}

  @Transition(source = "leaving", dest = "leaving", timeout = "5m")
  void waitOn() {}
}
