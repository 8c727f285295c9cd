import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = GuardedApart.State.class, initial = "fresh", failure = "failed")
class GuardedApart {

  enum State { FRESH, JOINING, READY, FAILED }

  @Condition
  boolean answers() {
    return true;
  }

  // It may answer after the first of the timeouts and before the second.
  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class) // expect: LifecycleOpenRest
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "ready", timeout = "5m", when = "answers", completes = true)
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m", unless = "answers")
  void joinTimedOut() {}

  @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
  void hurry() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
