import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Untriggered.State.class, initial = "fresh")
class Untriggered {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = Transition.STAY) // expect: LifecycleStay
  void note() {}

  @Transition(source = "ready", dest = Transition.STAY) // expect: LifecycleStay: Write on = or timeout =
  void warn(SpotInterruption event) {}
}
