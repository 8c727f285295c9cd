import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle( // expect: LifecycleUnhandledTermination
    states = Nowhere.State.class, initial = "fresh", failure = "failed")
class Nowhere {

  enum State { FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "ready", dest = "failed", on = InstanceReturning.class, completes = true)
  void pool() {}
}
