import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

class NearMiss {

  enum State { FRESH, READY, FAILED }

  @Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
  static class WithAGuard {
    @Condition
    boolean quiet() {
      return true;
    }

    @Transition(source = "ready", dest = Transition.STAY, on = InstanceLaunching.class, completes = true)
    void joinAgain() {}

    @Transition(source = "fresh", dest = "ready", on = InstanceAction.class, completes = true, when = "quiet")
    void join() {}

    @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
    void remove() {}
  }

  @Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
  static class NoLaunchHook {

    @Transition(source = "fresh", dest = "ready", timeout = "10m")
    void settle() {}

    @Transition(source = "ready", dest = Transition.STAY, on = LifecycleEvent.class, completes = true)
    void note() {}

    @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
    void remove() {}
  }

  @Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
  static class OfEachEvent {

    @Transition(source = "fresh", dest = "ready", on = LifecycleEvent.class, completes = true)
    void join() {}

    @Transition(source = "ready", dest = Transition.STAY, on = InstanceLaunching.class, completes = true)
    void joinAgain() {}

    @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
    void remove() {}
  }

  @Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
  static class AfterACompletion {

    @Transition(source = "fresh", dest = "ready")
    void prepare() {}

    @Transition(source = "ready", dest = Transition.STAY, on = InstanceLaunching.class, completes = true)
    void join() {}

    @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
    void remove() {}
  }
}
