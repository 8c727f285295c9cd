import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Staying.State.class, initial = "fresh", failure = "failed")
class Staying {

  enum State { FRESH, READY, PAUSED, LEFT, FAILED }

  @Condition
  boolean quiet() {
    return true;
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, when = "quiet", completes = true)
  void join() {}

  @Transition(source = "fresh", dest = "paused", on = InstanceLaunching.class, completes = true)
  void wait_() {}

  @Transition(
      source = "ready",
      dest = Transition.STAY, // expect: LifecycleNeverCompletes: 'giveBack' stays in 'ready' without completing, and nothing completes after it: the returning instance waits
      on = InstanceReturning.class)
  void giveBack() {}

  @Transition(
      source = Transition.ANY,
      dest = Transition.STAY, // expect: LifecycleNeverCompletes: 'leave' stays in 'fresh', 'paused', 'left' without completing, and nothing completes after it: the terminating instance waits until its hook times out. Write completes = true here, or a dest
      on = InstanceTerminating.class)
  void leave() {}

  @Transition(source = "failed", dest = "left", timeout = "10m", completes = true)
  void remove() {}
}

@Lifecycle(states = Staying.State.class, initial = "fresh", failure = "failed")
class StayingEverywhere {

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "ready", dest = "paused", timeout = "10m")
  void pause() {}

  @Transition(source = "paused", dest = "ready", timeout = "10m")
  void resume() {}

  @Transition(
      source = Transition.ANY,
      dest = Transition.STAY, // expect: LifecycleNeverCompletes: 'leave' stays in 'fresh', 'ready', 'left' without completing
      on = InstanceTerminating.class)
  void leave() {}

  @Transition(source = "failed", dest = "left", timeout = "10m", completes = true)
  void remove() {}
}
