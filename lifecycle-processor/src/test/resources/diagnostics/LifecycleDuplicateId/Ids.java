import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Ids.State.class, initial = "fresh")
class Ids {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join() {}

  @Transition(
      name = "join", // expect: LifecycleDuplicateId
      source = "ready",
      dest = "gone")
  void leave() {}

  @Transition(source = "gone", dest = "fresh", on = InstanceLaunching.class)
  @Transition(source = "gone", dest = "ready", on = InstanceReturning.class)
  void again() {} // expect: LifecycleDuplicateId

  @Condition
  boolean large(Node node) {
    return true;
  }

  @Condition
  boolean large(Nodes nodes) { // expect: LifecycleDuplicateId
    return true;
  }

  @Before
  void announce(Node node) {}

  @After
  void announce(Run run) {} // expect: LifecycleDuplicateId

  @Scheduled("nightly")
  void backUp(Nodes nodes) {}

  @Scheduled(
      value = "nightly", // expect: LifecycleDuplicateId: There is a schedule 'nightly' already. It is that of 'backUp'
      rate = "cron(0 3 * * ? *)")
  void tidyUp() {}

  @Scheduled("lifecycle-sweep") // expect: LifecycleDuplicateId: It is the runtime's own
  void sweep() {}
}
