import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(
    states = Failure.State.class,
    initial = "fresh",
    failure = "fresh") // expect: LifecycleInitial: would pass for a new one
class Failure {

  enum State { FRESH, READY }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join() {}
}
