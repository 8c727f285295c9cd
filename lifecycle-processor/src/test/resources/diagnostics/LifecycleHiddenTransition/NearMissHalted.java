import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMissHalted.State.class, initial = "fresh", failure = "failed")
class NearMissHalted {

  enum State { FRESH, JOINING, READY, FAILED, WITHDRAWN }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "failed", dest = "withdrawn", completes = true)
  void withdraw() {}

  @Transition(source = "failed", dest = "withdrawn", on = SpotInterruption.class, completes = true)
  void withdrawAnyway() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
