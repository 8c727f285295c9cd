import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "ready", on = {SpotInterruption.class, OtherEvent.class}, eventSource = "aws.health", detailType = "AWS Health Event")
  void drain() {}

  @Transition(source = "ready", dest = Transition.REMOVED, on = LifecycleEvent.class, completes = true)
  void leave() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
