import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;
import java.util.Optional;

@Lifecycle(states = Unknown.State.class, initial = "fresh")
class Unknown {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join(
      String name, // expect: LifecycleParameter
      Optional<Node> node, // expect: LifecycleParameter
      int count, // expect: LifecycleParameter
      Node... nodes) {} // expect: LifecycleParameter
}
