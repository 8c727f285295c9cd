import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Unused.State.class, initial = "fresh", failure = "failed")
class Unused {

  enum State {
    FRESH,
    READY,
    PAUSED, // expect: LifecycleNeverEntered
    UNUSED, // expect: LifecycleNeverEntered: No transition of Unused enters 'unused'. Write one with dest = "unused"
    ROUND, // expect: LifecycleNeverEntered
    ABOUT,
    FAILED
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "paused", dest = "ready", on = SpotInterruption.class, completes = true)
  void resume() {}

  @Transition(source = "round", dest = "about", on = SpotInterruption.class)
  void round() {}

  @Transition(source = "about", dest = "round", on = SpotInterruption.class)
  void about() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
