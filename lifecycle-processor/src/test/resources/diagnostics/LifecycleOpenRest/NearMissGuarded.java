import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMissGuarded.State.class, initial = "fresh", failure = "failed")
class NearMissGuarded {

  enum State { FRESH, JOINING, SOAKING, READY, FAILED }

  @Condition
  boolean a() {
    return true;
  }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "soaking", on = CommandSucceeded.class)
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m", when = "a")
  void joinTimedOut() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m", unless = "a")
  void joinTimedOutToo() {}

  @Transition(source = "soaking", dest = Transition.STAY, timeout = "2m", completes = true)
  void soaked() {}

  @Transition(source = "soaking", dest = "ready", on = SpotInterruption.class, completes = true)
  void hurry() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
