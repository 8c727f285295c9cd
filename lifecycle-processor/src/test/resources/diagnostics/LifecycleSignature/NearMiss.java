import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, READY, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  @Before("leave")
  void join() throws java.io.IOException {}

  @Transition(source = "ready", dest = "failed", on = SpotInterruption.class, when = "hasDnsName")
  void leave() {}

  @Condition
  boolean hasDnsName() {
    return true;
  }

  @Scheduled("hourly")
  void tidyUp() {}

  @Scheduled("nightly")
  List<Node> some() {
    return List.of();
  }

  @Scheduled("weekly")
  Optional<Node> one(Nodes nodes) {
    return nodes.find("i-1");
  }

  @Scheduled("monthly")
  Stream<? extends Node> all() {
    return Stream.of();
  }

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
