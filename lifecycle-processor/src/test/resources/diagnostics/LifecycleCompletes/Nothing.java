import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Nothing.State.class, initial = "fresh", failure = "failed")
class Nothing {

  enum State { FRESH, JOINED, READY, FAILED }

  @Transition(source = "fresh", dest = "joined", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "joined", dest = "ready", completes = true) // expect: LifecycleCompletes
  void joined() {}

  @Transition(
      source = "ready",
      dest = "joined",
      on = SpotInterruption.class,
      completes = true) // expect: LifecycleCompletes
  void back() {}

  @Transition(source = "failed", dest = Transition.REMOVED, completes = true)
  void abandon() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
