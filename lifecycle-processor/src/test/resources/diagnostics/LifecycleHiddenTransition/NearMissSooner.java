import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMissSooner.State.class, initial = "fresh", failure = "failed")
class NearMissSooner {

  enum State { FRESH, JOINING, JOINED, CHECKING, READY, FAILED }

  @Condition
  boolean quiet() {
    return true;
  }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class)
  void joined() {}

  @Transition(source = "joining", dest = Transition.STAY, timeout = "2m")
  void remember() {}

  @Transition(source = "joining", dest = "joined", timeout = "5m", when = "quiet")
  void goOn() {}

  @Transition(source = {"joining", "joined"}, dest = "failed", timeout = "10m")
  void giveUp() {}

  @Transition(source = "joined", dest = "checking", timeout = "5m")
  void settle() {}

  @Transition(source = "checking", dest = "ready", timeout = "10m", completes = true)
  void checkedLate() {}

  @Transition(source = "checking", dest = "ready", timeout = "5m", completes = true, when = "quiet")
  void checked() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
