import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed", pending = {"booting", "installing"})
class NearMiss {

  enum State { BOOTING, INSTALLING, PENDING, FRESH, READY, FAILED }

  @Transition(source = "booting", dest = "installing", on = SpotInterruption.class)
  void hurry() {}

  @Transition(source = "installing", dest = Transition.STAY, on = RebalanceRecommended.class)
  void note() {}

  @Transition(source = "fresh", dest = "pending", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "pending", dest = "ready", timeout = "10m")
  void settle() {}

  @SuppressWarnings("lifecycle:LifecycleEntersPending") // cloud-init starts it anew
  @Transition(source = "ready", dest = "booting", on = InstanceReturning.class, completes = true)
  void giveBack() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
