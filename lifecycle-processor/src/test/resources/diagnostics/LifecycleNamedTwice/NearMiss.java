import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed", pending = {"new", "New"})
class NearMiss {

  enum State { FRESH, READY, FAILED }

  @Condition
  boolean large() {
    return true;
  }

  @Transition(source = "fresh", dest = "ready", on = {InstanceLaunching.class, InstanceReturning.class}, when = "large", completes = true)
  void join() {}

  @Transition(source = {"fresh", "failed"}, dest = "failed", on = {CommandFinished.class, CommandFailed.class}, unless = "large")
  void joinLater() {}

  @Before("join")
  @After("join")
  void announce() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
