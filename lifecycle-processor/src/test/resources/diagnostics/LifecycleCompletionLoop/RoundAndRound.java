import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = RoundAndRound.State.class, initial = "fresh", failure = "failed")
class RoundAndRound {

  enum State { FRESH, ONE, TWO, THREE, READY, FAILED }

  @Transition(source = "fresh", dest = "one", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "one", dest = "two")
  void one() {}

  @Transition(source = "two", dest = "three")
  void two() {}

  @Transition(source = "three", dest = "one") // expect: LifecycleCompletionLoop
  void three() {}

  @Transition(source = "two", dest = "ready", on = InstanceReturning.class, completes = true)
  void pool() {}

  @Transition(source = "ready", dest = "ready") // expect: LifecycleCompletionLoop
  void again() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
