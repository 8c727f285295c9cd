import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh")
class NearMiss {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = {SpotInterruption.class, OtherEvent.class}, eventSource = "aws.health", detailType = "AWS Health Event")
  void drain() {}

  @Transition(source = "ready", dest = "gone", on = LifecycleEvent.class)
  void leave() {}
}
