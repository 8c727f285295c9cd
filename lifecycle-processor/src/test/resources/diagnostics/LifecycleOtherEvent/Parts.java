import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Parts.State.class, initial = "fresh")
class Parts {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = OtherEvent.class) // expect: LifecycleOtherEvent: eventSource and detailType are missing. Write all three
  void any() {}

  @Transition(
      source = "fresh",
      dest = "ready",
      on = OtherEvent.class, // expect: LifecycleOtherEvent: detailType is missing.
      eventSource = "aws.health")
  void ofSource() {}

  @Transition(
      source = "fresh",
      dest = "ready",
      on = {
        InstanceLaunching.class,
        OtherEvent.class // expect: LifecycleOtherEvent
      },
      detailType = "AWS Health Event")
  void ofType() {}

  @Transition(
      source = "ready",
      dest = "gone",
      eventSource = "aws.health", // expect: LifecycleOtherEvent
      detailType = "AWS Health Event")
  void drain(OtherEvent event) {}

  @Transition(
      source = "ready",
      dest = "gone",
      on = LifecycleEvent.class,
      eventSource = "aws.health", // expect: LifecycleOtherEvent
      detailType = "AWS Health Event")
  void leave() {}

  @Transition(
      source = "gone",
      dest = "fresh",
      timeout = "10m",
      detailType = "AWS Health Event") // expect: LifecycleOtherEvent
  void comeBack() {}
}
