import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh")
class NearMiss {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  @Transition(name = "joinAgain", source = "gone", dest = "ready", on = InstanceLaunching.class)
  void join() {}

  @Before({"join", "joinAgain"})
  void announce() {}

  @After
  void report() {}
}
