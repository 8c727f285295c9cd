import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NoCommandsThere.State.class, initial = "fresh")
class NoCommandsThere {

  enum State { FRESH, READY, GONE }

  @Condition
  boolean ready(Commands commands) { // expect: LifecycleParameter
    return true;
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join() {}

  @Transition(source = "gone", dest = Transition.REMOVED, when = "ready")
  void remove(Commands commands) {} // expect: LifecycleParameter

  @Before("remove")
  void announce(Commands commands) {} // expect: LifecycleParameter

  @After("join")
  void report(Commands commands) {} // expect: LifecycleParameter

  @Scheduled("nightly")
  void tidyUp(
      Commands commands, // expect: LifecycleParameter
      Node node, // expect: LifecycleParameter
      LifecycleAction action, // expect: LifecycleParameter
      InstanceLaunching event) {} // expect: LifecycleParameter
}
