import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(
    states = Elsewhere.State.class,
    initial = "booted", // expect: LifecycleUnhandledLaunch: Each launch fails: it finds the node in 'booted', where no transition takes it, so the instance is abandoned. Write one with source = "booted" and on = InstanceLaunching.class, or name
    failure = "failed")
class Elsewhere {

  enum State { BOOTED, FRESH, READY, FAILED }

  @Transition(source = "booted", dest = "fresh", on = SpotInterruption.class)
  void hurry() {}

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = "booted", on = {InstanceLaunching.class, InstanceReturning.class}, completes = true)
  void startAgain() {} // any state but 'booted' itself

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}

@Lifecycle(
    states = Elsewhere.State.class,
    initial = "booted", // expect: LifecycleUnhandledLaunch
    failure = "failed")
class OnAnyActionElsewhere {

  @Transition(source = "booted", dest = "fresh", on = SpotInterruption.class)
  void hurry() {}

  @Transition(source = {"fresh", "failed"}, dest = "ready", on = InstanceAction.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
