import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Lengths.State.class, initial = "fresh")
class Lengths {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", timeout = "10 minutes") // expect: LifecycleTimeout
  void a() {}

  @Transition(source = "fresh", dest = "ready", timeout = "59s") // expect: LifecycleTimeout
  void b() {}

  @Transition(source = "fresh", dest = "ready", timeout = "49h") // expect: LifecycleTimeout
  void c() {}

  @Transition(source = "fresh", dest = "ready", timeout = "99999999999m") // expect: LifecycleTimeout
  void d() {}
}
