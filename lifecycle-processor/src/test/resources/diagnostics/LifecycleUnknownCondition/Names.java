import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Names.State.class, initial = "fresh")
class Names {

  enum State { FRESH, READY, GONE }

  @Condition
  boolean hasDnsName() {
    return true;
  }

  boolean isSmall() {
    return true;
  }

  @Transition(source = "fresh", dest = "ready", when = "hasDnsname") // expect: LifecycleUnknownCondition
  void join() {}

  @Transition(
      source = "ready",
      dest = "gone",
      on = InstanceTerminating.class,
      unless = {
        "hasDnsName",
        "isSmall" // expect: LifecycleUnknownCondition
      })
  void leave() {}
}
