import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NotToBeCalled.State.class, initial = "fresh")
abstract class NotToBeCalled {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  private void join() {} // expect: LifecycleMethodKind

  @Condition
  static boolean large() { // expect: LifecycleMethodKind
    return true;
  }

  @Before
  abstract void announce(); // expect: LifecycleMethodKind

  @Before
  void warm() throws Throwable {} // expect: LifecycleMethodKind

  void use() {
    join();
  }
}
