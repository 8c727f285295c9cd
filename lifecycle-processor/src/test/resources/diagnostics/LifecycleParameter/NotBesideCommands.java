import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NotBesideCommands.State.class, initial = "fresh")
class NotBesideCommands {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = CommandSucceeded.class)
  void join(CommandSucceeded result, Commands commands) {} // expect: LifecycleParameter: Take any of: Commands, Node, Nodes, LifecycleAction, Optional<LifecycleAction>, LifecycleEvent, Run.

  @Transition(source = "ready", dest = "gone", on = SpotInterruption.class)
  void leave(Commands commands) {}

  @Before("leave")
  void announce(SpotInterruption event) {} // expect: LifecycleParameter
}
