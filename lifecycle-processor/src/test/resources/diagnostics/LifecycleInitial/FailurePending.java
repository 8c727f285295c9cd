import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(
    states = FailurePending.State.class,
    initial = "fresh",
    failure = "failed", // expect: LifecycleInitial: 'failed' is the failure state and a pending status: a node that failed would pass for one that is not ready yet. Name another state, or leave this one out of pending
    pending = {"new", "failed"})
class FailurePending {

  enum State { FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join() {}
}

@Lifecycle(
    states = AllThree.State.class,
    initial = "new", // expect: LifecycleInitial: 'new' is the initial state and a pending status
    failure = "new") // expect: LifecycleInitial: 'new' is the initial state and the failure state
class AllThree {

  enum State { NEW, READY }
}
