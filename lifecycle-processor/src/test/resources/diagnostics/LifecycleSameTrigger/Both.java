import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Both.State.class, initial = "fresh", failure = "failed")
class Both {

  enum State { FRESH, READY, LEAVING, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join(Commands commands) {}

  @Transition(source = "fresh", dest = Transition.STAY, on = InstanceLaunching.class) // expect: LifecycleSameTrigger
  void joinAgain() {}

  @Transition(source = {"fresh", "ready"}, dest = "leaving", on = CommandFinished.class)
  void leave() {}

  @Transition(
      source = {
        "failed",
        "ready" // expect: LifecycleSameTrigger
      },
      dest = "leaving",
      on = {CommandFailed.class, CommandSucceeded.class})
  void leaveAgain() {}

  @Transition(source = "leaving", dest = "ready", timeout = "3m")
  void back() {}

  @Transition(source = "leaving", dest = "failed", timeout = "180s") // expect: LifecycleSameTrigger
  void giveUp() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}

  @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class) // expect: LifecycleSameTrigger
  void removeAgain() {}
}
