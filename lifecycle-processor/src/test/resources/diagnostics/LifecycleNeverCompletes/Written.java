import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Written.State.class, initial = "fresh", failure = "failed")
class Written {

  enum State {
    FRESH,
    READY,
    @SuppressWarnings("lifecycle:LifecycleNeverEntered") // an operator writes it
    PAUSED,
    @SuppressWarnings("lifecycle:LifecycleNeverEntered") // and this // expect: LifecycleUnhandledTermination
    RETIRED,
    RESUMING,
    LEAVING,
    FAILED
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "paused", dest = "resuming", on = InstanceReturning.class) // expect: LifecycleOpenRest: A node may rest in 'resuming' for good while its returning instance waits
  void resume(Commands commands) {}

  @Transition(source = "resuming", dest = "ready", on = CommandFinished.class, completes = true)
  void resumed() {}

  @Transition(source = "paused", dest = "leaving", on = InstanceTerminating.class) // expect: LifecycleNeverCompletes: paused -> leaving rests without completing
  void leave() {}

  @Transition(source = {"fresh", "ready", "resuming", "failed"}, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
