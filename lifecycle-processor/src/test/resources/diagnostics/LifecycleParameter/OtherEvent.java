import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = OtherEvent.State.class, initial = "fresh")
class OtherEvent {

  enum State { FRESH, READY, GONE }

  @Condition
  boolean large(InstanceLaunching event) { // expect: LifecycleParameter: 'join' is not triggered by InstanceLaunching alone. Take any of: Node, Nodes, LifecycleAction, Optional<LifecycleAction>, LifecycleEvent, Run.
    return true;
  }

  @Transition(source = "fresh", dest = "ready", on = {InstanceLaunching.class, SpotInterruption.class}, when = "large")
  void join(InstanceLaunching event) {} // expect: LifecycleParameter

  @Transition(source = "ready", dest = "gone")
  void leave(InstanceTerminating event) {} // expect: LifecycleParameter

  @Before
  void announce(InstanceAction action) {} // expect: LifecycleParameter

  @Transition(source = "gone", dest = "ready", on = {CommandSucceeded.class, CommandFailed.class})
  void joined(CommandSucceeded event) {} // expect: LifecycleParameter: 'joined' is not triggered by CommandSucceeded alone. Take any of: Commands, Node, Nodes, LifecycleAction, Optional<LifecycleAction>, LifecycleEvent, Run, CommandFinished.

  @After("join")
  void report(LifecycleEvent any, InstanceAction action) {} // expect: LifecycleParameter

  @Transition(source = "gone", dest = "fresh", timeout = "10m")
  void giveUp(InstanceTerminating event) {} // expect: LifecycleParameter: LifecycleEvent, Run, DeadlinePassed.
}
