import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Lengths.State.class, initial = "fresh")
class Lengths {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", timeout = "10 minutes") // expect: LifecycleTimeout: '10 minutes' is no length of time. Write a number and s, m or h, from "1m" to "48h".
  void a() {}

  @Transition(source = "fresh", dest = "ready", timeout = "59s") // expect: LifecycleTimeout: too short
  void b() {}

  @Transition(source = "fresh", dest = "ready", timeout = "49h") // expect: LifecycleTimeout: too long
  void c() {}

  @Transition(source = "fresh", dest = "ready", timeout = "99999999999m") // expect: LifecycleTimeout
  void d() {}
}
