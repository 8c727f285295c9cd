import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(
    states = Twice.State.class,
    initial = "fresh",
    pending = {
      "new",
      "new" // expect: LifecycleNamedTwice: 'new' is named twice
    })
class Twice {

  enum State {
    FRESH,
    @Stored(value = "ready", formerly = "ready") // expect: LifecycleNamedTwice
    READY
  }

  @Transition(
      source = {
        "fresh",
        "ready",
        "fresh" // expect: LifecycleNamedTwice
      },
      dest = "ready",
      on = {
        InstanceLaunching.class,
        InstanceLaunching.class // expect: LifecycleNamedTwice: 'InstanceLaunching' is named twice
      },
      when = {
        "large",
        "large" // expect: LifecycleNamedTwice
      },
      unless = {
        "quiet",
        "quiet" // expect: LifecycleNamedTwice
      })
  void join() {}

  @Transition(
      source = {
        Transition.ANY,
        Transition.ANY // expect: LifecycleNamedTwice
      },
      dest = "fresh",
      on = InstanceTerminating.class)
  void leave() {}

  @Condition
  boolean large() {
    return true;
  }

  @Condition
  boolean quiet() {
    return true;
  }

  @Before({
    "join",
    "join" // expect: LifecycleNamedTwice
  })
  void announce() {}
}
