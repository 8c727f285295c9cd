import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, READY, LEAVING, FAILED }

  @Scheduled("nightly")
  Node nightly(Nodes nodes) {
    return nodes.find("i-1").orElseThrow();
  }

  @Scheduled("weekly")
  Node weekly(Nodes nodes) {
    return nodes.find("i-1").orElseThrow();
  }

  @Condition
  boolean quiet() {
    return true;
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, when = "quiet", completes = true)
  void join() {}

  @Transition(source = "fresh", dest = "failed", on = InstanceLaunching.class, completes = true)
  void refuse() {}

  @Transition(source = "ready", dest = "leaving", on = ScheduleFired.class, schedule = "nightly")
  void backUp() {}

  @Transition(source = "ready", dest = Transition.STAY, on = ScheduleFired.class, schedule = "weekly")
  void tidyUp() {}

  @Transition(source = "ready", dest = Transition.STAY, on = OtherEvent.class, eventSource = "aws.health", detailType = "AWS Health Event")
  void note() {}

  @Transition(source = "ready", dest = "leaving", on = OtherEvent.class, eventSource = "aws.health", detailType = "AWS Health Abuse Event")
  void drain() {}

  @Transition(source = "leaving", dest = Transition.STAY, timeout = "3m")
  void wonder() {}

  @Transition(source = "leaving", dest = "failed", timeout = "4m")
  void giveUp() {}

  @Transition(source = "ready", dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void leave() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
