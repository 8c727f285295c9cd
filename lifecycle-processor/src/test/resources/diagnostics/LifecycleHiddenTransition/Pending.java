import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Pending.State.class, initial = "fresh", failure = "failed")
class Pending {

  enum State { NEW, PENDING, FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "pending", dest = "ready", on = InstanceLaunching.class, completes = true) // expect: LifecycleHiddenTransition: 'joinEarly' never fires in 'pending', a pending status: while a node is not ready a launch waits for 'fresh', and any other action is completed at once. Name another state, or leave 'pending' out of pending = {...}.
  void joinEarly() {}

  @Transition(
      source = {
        "ready",
        "new" // expect: LifecycleHiddenTransition: 'giveBack' never fires in 'new', a pending status: while a node is not ready a launch waits for 'fresh', and any other action is completed at once. Remove it here, or leave 'new' out
      },
      dest = "fresh",
      on = InstanceReturning.class,
      completes = true)
  void giveBack() {}

  @Transition(
      source = {
        "new", // expect: LifecycleHiddenTransition
        "pending", // expect: LifecycleHiddenTransition
        "fresh",
        "ready",
        "failed"
      },
      dest = Transition.REMOVED,
      on = InstanceTerminating.class,
      completes = true)
  void remove() {}
}

@Lifecycle(states = Pending.State.class, initial = "fresh", failure = "failed")
class LaunchedTooEarly {

  @Transition(source = "pending", dest = "ready", on = InstanceLaunching.class, completes = true) // expect: LifecycleHiddenTransition
  void join() {}

  @Transition(source = "fresh", dest = "ready", on = SpotInterruption.class)
  void hurry() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
