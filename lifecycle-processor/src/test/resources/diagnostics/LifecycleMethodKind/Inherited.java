import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Inherited.State.class, initial = "fresh")
abstract class Inherited implements Leaving {

  enum State { FRESH, READY, GONE }
}

interface Leaving {

  @Transition(source = "ready", dest = "gone", on = InstanceTerminating.class)
  void leave(); // expect: LifecycleMethodKind
}
