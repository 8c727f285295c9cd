import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;
import java.util.Optional;

@Lifecycle(states = Unknown.State.class, initial = "fresh")
class Unknown {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join(
      String name, // expect: LifecycleParameter: String cannot be injected here: the runtime has none; collaborators come through the constructor. Take any of: Commands, Node, Nodes, LifecycleAction, Optional<LifecycleAction>, LifecycleEvent, Run, InstanceLaunching.
      Services services, // expect: LifecycleParameter: the constructor of the model takes it
      Optional<Node> node, // expect: LifecycleParameter
      int count, // expect: LifecycleParameter
      Node... nodes) {} // expect: LifecycleParameter
}
