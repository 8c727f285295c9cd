import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Guarded.State.class, initial = "fresh", failure = "failed")
class Guarded {

  enum State { FRESH, JOINING, CHECK, READY, FAILED }

  @Condition
  boolean a() {
    return true;
  }

  @Condition
  boolean b() {
    return true;
  }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class) // expect: LifecycleOpenRest
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "check", on = CommandSucceeded.class) // expect: LifecycleOpenRest
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m", when = "a")
  void joinTimedOut() {}

  @Transition(source = "check", dest = "ready", when = "a", completes = true)
  void pass() {}

  @Transition(source = "check", dest = "failed", when = "b", unless = "a")
  void fail() {}

  @Transition(source = "check", dest = "failed", timeout = "10m", when = "a", unless = "b")
  void checkTimedOut() {}

  @Transition(source = "check", dest = "ready", on = SpotInterruption.class, completes = true)
  void hurry() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
