import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, READY, FAILED }

  @Scheduled("nightly")
  Node choose(Nodes nodes) {
    return nodes.find("i-1").orElseThrow();
  }

  @Transition(source = "fresh", dest = "ready", on = ScheduleFired.class, schedule = "nightly")
  void backUp() {}

  @Transition(source = "ready", dest = "fresh", on = ScheduleFired.class)
  void rest() {}

  @Transition(source = {"fresh", "ready"}, dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
