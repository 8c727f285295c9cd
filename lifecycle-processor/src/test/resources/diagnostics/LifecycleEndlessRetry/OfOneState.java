import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = OfOneState.State.class, initial = "fresh", failure = "failed")
class OfOneState {

  enum State { FRESH, JOINING, READY, LEAVING, FAILED }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
  void joined() {}

  @Transition(source = "joining", dest = "joining", timeout = "2m") // expect: LifecycleEndlessRetry: While no result comes, joining -> joining goes round without end and its launching instance waits. Give 'joinAgain' a guard
  void joinAgain(Commands commands) {}

  @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
  void leave(Commands commands) {}

  @Transition(source = "leaving", dest = Transition.REMOVED, on = CommandSucceeded.class, completes = true)
  void left() {}

  @Transition(source = "leaving", dest = "leaving", on = CommandFailed.class) // expect: LifecycleEndlessRetry: While each command fails, leaving -> leaving
  void leaveAgain(Commands commands) {}

  @Transition(source = "leaving", dest = Transition.REMOVED, timeout = "10m", completes = true)
  void giveUp() {}
}
