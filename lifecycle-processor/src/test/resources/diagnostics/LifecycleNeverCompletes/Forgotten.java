import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Forgotten.State.class, initial = "fresh", failure = "failed")
class Forgotten {

  enum State { FRESH, JOINING, READY, BACKING_UP, LEAVING, FAILED }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class) // expect: LifecycleNeverCompletes
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "ready", dest = "backing_up", on = RebalanceRecommended.class)
  void backUp() {}

  @Transition(source = "backing_up", dest = "ready", on = SpotInterruption.class)
  void backedUp() {}

  @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
  void leave() {}

  @Transition(source = "leaving", dest = Transition.REMOVED) // expect: LifecycleNeverCompletes
  void remove() {}
}
