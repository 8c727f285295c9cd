import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = TakenForNew.State.class, initial = "fresh", failure = "failed")
class TakenForNew {

  enum State { PENDING, FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "pending", on = InstanceLaunching.class) // expect: LifecycleEntersPending: 'pending' is a pending status, so a node there counts as not ready: when it terminates it is removed without a transition
  void join(Commands commands) {}

  @Transition(source = "pending", dest = "ready", on = CommandFinished.class, completes = true)
  void joined() {}

  @Transition(source = "pending", dest = "failed", timeout = "10m")
  void joinTimedOut() {}

  @Transition(
      source = {"pending", "ready"},
      dest = "pending", // expect: LifecycleEntersPending
      on = RebalanceRecommended.class)
  void startAgain() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
