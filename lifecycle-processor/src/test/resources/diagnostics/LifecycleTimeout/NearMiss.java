import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, READY, DONE, FAILED }

  @Transition(source = "fresh", dest = "ready", timeout = "60s")
  void a() {}

  @Transition(source = "failed", dest = "ready", timeout = "48h")
  void b() {}

  @Transition(source = "ready", dest = "done", timeout = "")
  void c() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
