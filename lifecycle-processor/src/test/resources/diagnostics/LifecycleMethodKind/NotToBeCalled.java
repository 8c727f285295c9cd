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
  void warm() throws Throwable {} // expect: LifecycleMethodKind: 'warm' is declared to throw Throwable, so generated code cannot call it. Let it throw Exception at most.

  @After
  void fail() throws java.io.IOException, Failure {} // expect: LifecycleMethodKind: declared to throw Failure

  static class Failure extends Throwable {
    static final long serialVersionUID = 1;
  }

  void use() {
    join();
  }
}
