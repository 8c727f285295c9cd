import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, JOINING, JOINED, READY, FAILED }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "joined", on = CommandFinished.class)
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "2m")
  void joinTimedOut() {}

  @Transition(source = "joined", dest = "ready", timeout = "1m", completes = true)
  void settled() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
