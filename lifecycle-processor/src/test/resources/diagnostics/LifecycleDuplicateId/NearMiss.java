import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh")
class NearMiss {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  @Transition(name = "joinAgain", source = "gone", dest = "ready", on = InstanceLaunching.class)
  @Before("leave")
  void join(Node node) {}

  void join() {}

  @Condition
  boolean leave(Node node) {
    return true;
  }

  @Transition(source = "ready", dest = "gone", on = InstanceTerminating.class, when = "leave")
  void leave() {}

  @Transition(name = "leaveQuietly", source = "ready", dest = "gone", on = SpotInterruption.class)
  void leave(Nodes nodes) {}

  @Scheduled("nightly")
  void tidyUp() {}

  @Scheduled("Nightly")
  void tidyUp(Nodes nodes) {}
}
