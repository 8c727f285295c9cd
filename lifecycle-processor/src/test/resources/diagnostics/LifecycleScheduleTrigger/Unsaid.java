import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Unsaid.State.class, initial = "fresh", failure = "failed")
class Unsaid {

  enum State { FRESH, READY, GONE, FAILED }

  @Scheduled("nightly")
  Node choose(Nodes nodes) {
    return nodes.find("i-1").orElseThrow();
  }

  @Transition(source = "fresh", dest = "ready", schedule = "nightly") // expect: LifecycleScheduleTrigger
  void backUp() {}

  @Transition(source = "ready", dest = "gone", on = SpotInterruption.class, schedule = "nightly") // expect: LifecycleScheduleTrigger
  void leave() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
