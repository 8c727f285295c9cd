import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Constants.State.class, initial = Transition.ANY) // expect: LifecycleUnknownState: Transition.ANY has no meaning here. Name a state.
class Constants {

  enum State { FRESH, READY, GONE }

  @Transition(source = "*", dest = "removed", on = InstanceLaunching.class) // expect: LifecycleUnknownState: '*'. Write: source = Transition.ANY // expect: LifecycleUnknownState: 'removed'. Write: dest = Transition.REMOVED
  void a() {}

  @Transition(source = "ANY", dest = "REMOVED", on = InstanceReturning.class) // expect: LifecycleUnknownState: 'ANY'. Write: source = Transition.ANY // expect: LifecycleUnknownState: 'REMOVED'. Write: dest = Transition.REMOVED
  void b() {}

  @Transition(source = "STAY", dest = "=", on = SpotInterruption.class) // expect: LifecycleUnknownState: 'STAY'; known: fresh, ready, gone. // expect: LifecycleUnknownState: '='. Write: dest = Transition.STAY
  void c() {}

  @Transition(source = Transition.REMOVED, dest = "ready", on = CommandFailed.class) // expect: LifecycleUnknownState: Transition.REMOVED has no meaning here. Name the states that the transition leaves, or write source = Transition.ANY
  void d() {}
}

@Lifecycle(states = Removed.State.class, initial = "fresh")
class Removed {

  enum State { FRESH, REMOVED }

  @Transition(source = "fresh", dest = "Removed", on = InstanceLaunching.class) // expect: LifecycleUnknownState: Did you mean 'removed'?
  void a() {}
}
