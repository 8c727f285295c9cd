import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = AfterFailure.State.class, initial = "fresh", failure = "failure")
class AfterFailure {

  enum State { FRESH, JOINING, READY, FAILURE, CLEANING, FAILED }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
  void joined() {}

  @Transition(source = "joining", dest = "failure", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "failure", dest = "cleaning") // expect: LifecycleOpenRest: 'cleaning' for good while its launching instance waits
  void clean(Commands commands) {}

  @Transition(source = "cleaning", dest = "failed", on = CommandFinished.class, completes = true)
  void abandon() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
