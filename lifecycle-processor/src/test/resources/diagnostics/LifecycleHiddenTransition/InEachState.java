import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = InEachState.State.class, initial = "fresh", failure = "failed")
class InEachState {

  enum State { FRESH, JOINING, READY, FAILED }

  @Condition
  boolean quiet() {
    return true;
  }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = {"joining", "ready"}, dest = "ready", on = CommandFinished.class, completes = true)
  void joined() {}

  @Transition(source = "joining", dest = "failed", on = CommandFailed.class) // expect: LifecycleHiddenTransition
  void notJoined() {}

  @Transition(source = "joining", dest = "ready", on = CommandFinished.class, when = "quiet") // expect: LifecycleHiddenTransition
  void joinedQuietly() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m")
  void joinTimedOut() {}

  @Transition(source = "ready", dest = "joining", on = SpotInterruption.class, when = "quiet", unless = "quiet") // expect: LifecycleHiddenTransition: 'never' never fires: 'quiet' would have to hold and not to hold. Name it in when or in unless.
  void never() {}

  @Transition(source = "failed", dest = Transition.REMOVED, completes = true)
  void abandon() {}

  @Transition(source = "failed", dest = "ready", timeout = "5m") // expect: LifecycleHiddenTransition
  void restore() {}

  @Transition(source = "failed", dest = "ready", when = "quiet") // expect: LifecycleHiddenTransition
  void restoreQuietly() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, when = "quiet") // expect: LifecycleHiddenTransition
  void removeQuietly() {}
}
