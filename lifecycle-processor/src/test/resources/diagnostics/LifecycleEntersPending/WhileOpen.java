import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = WhileOpen.State.class, initial = "fresh", failure = "failed")
class WhileOpen {

  enum State { NEW, FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "new", on = InstanceLaunching.class) // expect: LifecycleEntersPending
  void again() {}

  @Transition(source = "new", dest = "ready", on = SpotInterruption.class, completes = true)
  void hurry() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
