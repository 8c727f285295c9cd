import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = DeadlineTaken.State.class, initial = "fresh", failure = "failed")
class DeadlineTaken {

  enum State { FRESH, JOINING, JOINED, READY, FAILED }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class) // expect: LifecycleOpenRest
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class) // expect: LifecycleNeverCompletes
  void joined() {}

  @Transition(source = "joining", dest = Transition.STAY, on = DeadlinePassed.class)
  void note() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m") // expect: LifecycleHiddenTransition: 'note' is tried first in 'joining' and has no guard
  void joinTimedOut() {}

  @Transition(source = "joined", dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void removeJoined() {}

  @Transition(source = "joined", dest = Transition.STAY, on = LifecycleEvent.class)
  void noteAll() {}

  @Transition(source = "joined", dest = "ready", timeout = "10m", completes = true) // expect: LifecycleHiddenTransition: 'noteAll' is tried first in 'joined'
  void settle() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
