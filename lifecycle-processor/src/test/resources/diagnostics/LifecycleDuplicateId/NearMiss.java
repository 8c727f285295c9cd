import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  @Transition(name = "joinAgain", source = "failed", dest = "ready", on = SpotInterruption.class)
  @Before("leave")
  void join(Node node) {}

  void join() {}

  @Condition
  boolean leave(Node node) {
    return true;
  }

  @Transition(source = "ready", dest = Transition.REMOVED, on = RebalanceRecommended.class, when = "leave")
  void leave() {}

  @Transition(name = "leaveQuietly", source = "ready", dest = "failed", on = SpotInterruption.class)
  void leave(Nodes nodes) {}

  @Scheduled("nightly")
  void tidyUp() {}

  @Scheduled("Nightly")
  void tidyUp(Nodes nodes) {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
