import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NoCommandsThere.State.class, initial = "fresh")
class NoCommandsThere {

  enum State { FRESH, READY, GONE }

  @Condition
  boolean ready(Commands commands) { // expect: LifecycleParameter: a condition only reads. Take any of: Node, Nodes, LifecycleAction, Optional<LifecycleAction>, LifecycleEvent, Run.
    return true;
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join() {}

  @Transition(source = "gone", dest = Transition.REMOVED, when = "ready")
  void remove(Commands commands) {} // expect: LifecycleParameter: 'remove' removes the record, so no result could be told. Take any of: Node, Nodes, LifecycleAction, Optional<LifecycleAction>, LifecycleEvent, Run.

  @Before("remove")
  void announce(Commands commands) {} // expect: LifecycleParameter

  @After("join")
  void report(Commands commands) {} // expect: LifecycleParameter: Take any of: Node, Nodes, LifecycleAction, Optional<LifecycleAction>, LifecycleEvent, Run.

  @Scheduled("nightly")
  void tidyUp(
      Commands commands, // expect: LifecycleParameter: Take any of: Nodes, LifecycleEvent, Run, ScheduleFired.
      Node node, // expect: LifecycleParameter
      LifecycleAction action, // expect: LifecycleParameter
      InstanceLaunching event) {} // expect: LifecycleParameter
}
