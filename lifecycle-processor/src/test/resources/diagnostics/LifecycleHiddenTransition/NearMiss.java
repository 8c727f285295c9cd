import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, JOINING, READY, FAILED }

  @Condition
  boolean quiet() {
    return true;
  }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "failed", on = CommandFailed.class)
  void notJoined() {}

  @Transition(source = "joining", dest = "failed", on = CommandFinished.class, when = "quiet")
  void joinedQuietly() {}

  @Transition(source = "joining", dest = "ready", on = CommandFinished.class, completes = true)
  void joined() {}

  @Transition(source = {"joining", "ready"}, dest = "failed", on = CommandSucceeded.class)
  void surprised() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "failed", dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void removeFailed() {}

  @Transition(source = "failed", dest = "ready", unless = "quiet", completes = true)
  void abandon() {}

  @Transition(source = {"fresh", "joining", "ready"}, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void removeOthers() {}

  @Transition(source = "ready", dest = Transition.STAY, on = SpotInterruption.class)
  void note() {}

  @Transition(source = Transition.ANY, dest = "failed", on = SpotInterruption.class)
  void noteElsewhere() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
