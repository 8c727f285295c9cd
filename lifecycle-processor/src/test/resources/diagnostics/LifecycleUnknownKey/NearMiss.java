import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
@SuppressWarnings({"LifecycleOfAnotherTool", "unused", "lifecycle:LifecycleNeverEntered"})
class NearMiss {

  enum State { FRESH, READY, PAUSED, FAILED }

  @SuppressWarnings({"lifecycle:LifecycleMutableField", "lifecycle:LifecycleUnknownKey", "lifecycle:LifecycleOfLater"})
  int count;

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}

  @SuppressWarnings("lifecycle:NoPartOfTheModel")
  void help() {}
}
