import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failure")
class NearMiss {

  enum State { FRESH, JOINING, READY, RESTING, LEAVING, FAILURE, FAILED }

  @Condition
  boolean hasTriesLeft() {
    return true;
  }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
  void joined() {}

  @Transition(source = "joining", dest = "joining", timeout = "2m", when = "hasTriesLeft")
  void joinAgain(Commands commands) {}

  @Transition(source = "joining", dest = "failure", timeout = "2m")
  void joinTimedOut() {}

  @Transition(source = "failure", dest = "failed", completes = true)
  void abandon() {}

  @Transition(source = "ready", dest = "resting", timeout = "10m") // no action is open any more
  void rest() {}

  @Transition(source = "resting", dest = "ready", timeout = "10m")
  void wake() {}

  @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
  void leave(Commands commands) {}

  @Transition(source = "leaving", dest = Transition.REMOVED, on = CommandSucceeded.class, completes = true)
  void left() {}

  @Transition(source = "leaving", dest = Transition.STAY, on = CommandFailed.class) // the rest goes on
  void leaveAgain(Commands commands) {}

  @Transition(source = "leaving", dest = Transition.REMOVED, timeout = "10m", completes = true)
  void giveUp() {}
}
