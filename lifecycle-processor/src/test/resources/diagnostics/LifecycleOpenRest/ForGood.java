import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = ForGood.State.class, initial = "fresh", failure = "failed")
class ForGood {

  enum State { FRESH, JOINING, JOINED, READY, LEAVING, FAILED }

  @Condition
  boolean hasDnsName() {
    return true;
  }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class) // expect: LifecycleOpenRest
  void join(Commands commands) {}

  @Transition(source = "joining", dest = Transition.STAY, timeout = "10m")
  void wonder() {}

  @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class) // expect: LifecycleOpenRest
  void joined() {}

  @Transition(source = "joined", dest = "ready", when = "hasDnsName", completes = true)
  void updateDns() {}

  @Transition(source = "joined", dest = "ready", on = SpotInterruption.class, completes = true)
  void hurry() {}

  @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class) // expect: LifecycleOpenRest
  void leave(Commands commands) {}

  @Transition(source = "leaving", dest = Transition.REMOVED, on = CommandFinished.class, completes = true)
  void remove() {}
}
