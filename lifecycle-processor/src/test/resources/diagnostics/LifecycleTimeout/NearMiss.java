import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh")
class NearMiss {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", timeout = "60s")
  void a() {}

  @Transition(source = "fresh", dest = "ready", timeout = "48h")
  void b() {}

  @Transition(source = "fresh", dest = "ready", timeout = "")
  void c() {}
}
