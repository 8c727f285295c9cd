import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = OtherEvent.State.class, initial = "fresh")
class OtherEvent {

  enum State { FRESH, READY, GONE }

  @Condition
  boolean large(InstanceLaunching event) { // expect: LifecycleParameter
    return true;
  }

  @Transition(source = "fresh", dest = "ready", on = {InstanceLaunching.class, SpotInterruption.class}, when = "large")
  void join(InstanceLaunching event) {} // expect: LifecycleParameter

  @Transition(source = "ready", dest = "gone")
  void leave(InstanceTerminating event) {} // expect: LifecycleParameter

  @Before
  void announce(InstanceAction action) {} // expect: LifecycleParameter

  @After("join")
  void report(LifecycleEvent any, InstanceAction action) {} // expect: LifecycleParameter

  @Transition(source = "gone", dest = "fresh", timeout = "10m")
  void giveUp(InstanceTerminating event) {} // expect: LifecycleParameter
}
