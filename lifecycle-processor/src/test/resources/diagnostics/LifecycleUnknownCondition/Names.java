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

  @Transition(source = "fresh", dest = "ready", when = "hasDnsname") // expect: LifecycleUnknownCondition: Did you mean 'hasDnsName'?
  void join() {}

  @Transition(
      source = "ready",
      dest = "gone",
      on = InstanceTerminating.class,
      unless = {
        "hasDnsName",
        "isSmall" // expect: LifecycleUnknownCondition: Unknown condition 'isSmall': the method of this name is no condition. Annotate it @Condition
      })
  void leave() {}

  @Transition(source = "gone", dest = "ready", when = "!hasDnsName") // expect: LifecycleUnknownCondition: Write: unless = "hasDnsName"
  void back() {}

  @Transition(source = "gone", dest = "ready", on = InstanceReturning.class, unless = "!hasDnsName") // expect: LifecycleUnknownCondition: Write: when = "hasDnsName"
  void pool() {}

  @Transition(source = "gone", dest = "fresh", on = InstanceLaunching.class, when = "isLaunching") // expect: LifecycleUnknownCondition: Write: Names extends LifecycleModel, which declares it
  void again() {}

  @Transition(source = "gone", dest = "fresh", on = SpotInterruption.class, when = "text") // expect: LifecycleUnknownCondition: 'text'; known: hasDnsName.
  void helperOfLifecycleModel() {}
}

@Lifecycle(states = Extending.State.class, initial = "fresh")
class Extending extends LifecycleModel {

  enum State { FRESH, READY }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, when = "isLaunchin") // expect: LifecycleUnknownCondition: Did you mean 'isLaunching'?
  void join() {}
}
