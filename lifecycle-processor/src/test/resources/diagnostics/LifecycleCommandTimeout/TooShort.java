import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = TooShort.State.class, initial = "fresh", failure = "failed")
class TooShort {

  enum State { FRESH, JOINING, WAITING, READY, FAILED }

  @Before("join")
  void announce(Commands commands) {}

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join() {}

  @Transition(source = "joining", dest = "waiting")
  void waiting() {}

  @Transition(source = "waiting", dest = "ready", on = CommandFinished.class, completes = true)
  void joined() {}

  @Transition(source = "waiting", dest = "failed", timeout = "119s") // expect: LifecycleCommandTimeout
  void joinTimedOut() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
