import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;
import java.util.concurrent.atomic.AtomicInteger;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, READY, FAILED }

  private static int started;

  private final AtomicInteger count = new AtomicInteger();

  @SuppressWarnings("lifecycle:LifecycleMutableField")
  private int approximately;

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
