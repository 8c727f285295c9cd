import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@SuppressWarnings("lifecycle:LifecyleMutableField") // expect: LifecycleUnknownKey: Write: "lifecycle:LifecycleMutableField"
class Keys {

  @Lifecycle(states = State.class, initial = "fresh", failure = "failed")
  @SuppressWarnings({
    "unchecked",
    "lifecycle:LifecycleNevrEntered", // expect: LifecycleUnknownKey: 'lifecycle:LifecycleNevrEntered' names no warning, so it suppresses nothing. Write: "lifecycle:LifecycleNeverEntered"
    "lifecycle:LifecycleCompletes", // expect: LifecycleUnknownKey: 'lifecycle:LifecycleCompletes' is an error, which nothing suppresses. Mend what it tells of, and remove this.
    "LifecycleOpenRest", // expect: LifecycleUnknownKey: Write: "lifecycle:LifecycleOpenRest"
    "lifecycle:all", // expect: LifecycleUnknownKey: so it suppresses nothing. Write the key that the warning begins with: "lifecycle:Lifecycle..."
    "lifecycle:" // expect: LifecycleUnknownKey
  })
  static class Model {

    @SuppressWarnings("lifecycle:MutableField") // expect: LifecycleUnknownKey: Write: "lifecycle:LifecycleMutableField"
    int count; // expect: LifecycleMutableField

    @SuppressWarnings("Lifecycle:LifecycleNeverCompletes") // expect: LifecycleUnknownKey: Write: "lifecycle:LifecycleNeverCompletes"
    @Transition(
        source = "fresh",
        dest = "ready", // expect: LifecycleNeverCompletes
        on = InstanceLaunching.class)
    void join() {}

    @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
    void remove() {}
  }

  @SuppressWarnings("lifecycle:LifecycleNoFailure") // expect: LifecycleUnknownKey: Write: "lifecycle:LifecycleNoFailureState"
  enum State {
    FRESH,
    READY,
    @SuppressWarnings("lifecycle:lifecycleneverentered") // expect: LifecycleUnknownKey: Write: "lifecycle:LifecycleNeverEntered" // expect: LifecycleNeverEntered
    PAUSED,
    FAILED
  }
}
