import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NoStates.State.class, initial = "fresh", failure = "failed") // expect: LifecycleModelKind: State is an enum without constants
class NoStates {

  enum State {}

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}
}
