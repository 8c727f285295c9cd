import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, JOINING, READY, BACKING_UP, LEAVING, FAILED }

  @Condition
  boolean hasTriesLeft() {
    return true;
  }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "ready", dest = "backing_up", on = RebalanceRecommended.class)
  void backUp() {}

  @Transition(source = "backing_up", dest = "ready", on = SpotInterruption.class)
  void backedUp() {}

  @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
  void leave(Commands commands) {}

  @Transition(source = "leaving", dest = "leaving", timeout = "3m", when = "hasTriesLeft")
  void leaveAgain(Commands commands) {}

  @Transition(source = "leaving", dest = Transition.REMOVED, timeout = "3m", completes = true)
  void giveUp() {}

  @Transition(source = "leaving", dest = Transition.REMOVED, on = CommandFinished.class, completes = true)
  void remove() {}
}
