import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Names.State.class, initial = "fresh", failure = "failed")
class Names {

  enum State { FRESH, READY, FAILED }

  @Scheduled("nightly-backup")
  Node choose(Nodes nodes) {
    return nodes.find("i-1").orElseThrow();
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "ready", dest = Transition.STAY, on = ScheduleFired.class, schedule = "nightly-bakcup") // expect: LifecycleUnknownSchedule: Unknown schedule 'nightly-bakcup'. Did you mean 'nightly-backup'? Without a method
  void backUp() {}

  @SuppressWarnings("lifecycle:LifecycleUnknownSchedule")
  @Transition(source = "ready", dest = Transition.STAY, on = ScheduleFired.class, schedule = "elsewhere")
  void elsewhere() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
