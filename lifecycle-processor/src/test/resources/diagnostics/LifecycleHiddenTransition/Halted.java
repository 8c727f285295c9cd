import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Halted.State.class, initial = "fresh", failure = "failed")
class Halted {

  enum State { FRESH, JOINING, JOINED, READY, FAILED, WITHDRAWN }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class)
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "joined", dest = "ready", completes = true)
  void enter() {}

  @Transition(source = "joined", dest = "ready", on = SpotInterruption.class, completes = true) // expect: LifecycleHiddenTransition: 'enter' leaves 'joined' at once
  void enterAnyway() {}

  @Transition(source = "failed", dest = "withdrawn", completes = true)
  void withdraw() {}

  @Transition(source = "failed", dest = "withdrawn", timeout = "10m", completes = true) // expect: LifecycleHiddenTransition: 'withdraw' leaves 'failed' at once
  void withdrawLate() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
