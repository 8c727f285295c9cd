import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = OutOfFailure.State.class, initial = "fresh", failure = "failure")
class OutOfFailure {

  enum State { FRESH, JOINING, READY, FAILURE }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
  void joined() {}

  @Transition(source = "joining", dest = "failure", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "failure", dest = "joining", timeout = "5m") // expect: LifecycleEndlessRetry: While no result comes, failure -> joining -> failure goes round
  void joinAgain(Commands commands) {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
