import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, PREPARED, JOINING, JOINED, READY, FAILED, WITHDRAWING }

  @Condition
  boolean hasDnsName() {
    return true;
  }

  @Transition(source = "fresh", dest = "prepared", on = InstanceLaunching.class)
  void prepare() {}

  @Transition(source = "prepared", dest = "joining")
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class)
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "joined", dest = "ready", when = "hasDnsName", completes = true)
  void updateDns() {}

  @Transition(source = "joined", dest = "ready", unless = "hasDnsName", completes = true)
  void skipDns() {}

  @Transition(source = "failed", dest = "withdrawing")
  void withdraw(Commands commands) {}

  @Transition(source = "withdrawing", dest = Transition.STAY, timeout = "10m", completes = true)
  void giveUp() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
