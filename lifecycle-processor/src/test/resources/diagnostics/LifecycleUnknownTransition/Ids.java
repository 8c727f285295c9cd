import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Ids.State.class, initial = "fresh")
class Ids {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join() {}

  @Transition(name = "leaving", source = "ready", dest = "gone", on = InstanceTerminating.class)
  void leave() {}

  @Before("jion") // expect: LifecycleUnknownTransition: Did you mean 'join'?
  void announce() {}

  @After({
    "join",
    "leave" // expect: LifecycleUnknownTransition: Did you mean 'leaving'?
  })
  void report() {}

  @Before({}) // expect: LifecycleUnknownTransition: The list is empty
  @After(value = {}, order = 1) // expect: LifecycleUnknownTransition: The list is empty
  void note() {}

  @After({"announce", "other"}) // expect: LifecycleUnknownTransition: 'announce'; known: join, leaving. // expect: LifecycleUnknownTransition: 'other'
  void tell() {}
}
