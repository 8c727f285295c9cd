import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMissOdd.State.class, initial = "in service #1", failure = "failed")
class NearMissOdd {

  enum State {
    @Stored("in service #1") FRESH,
    @Stored(value = "any", formerly = {"<>", "<ANY>"}) ANY,
    FAILED
  }

  @Transition(source = "in service #1", dest = "any", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}

  @Scheduled("every night")
  void tidyUp() {}
}
