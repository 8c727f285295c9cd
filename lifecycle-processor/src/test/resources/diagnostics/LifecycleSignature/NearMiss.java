import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

@Lifecycle(states = NearMiss.State.class, initial = "fresh")
class NearMiss {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  @Before("leave")
  void join() throws java.io.IOException {}

  @Transition(source = "ready", dest = "gone", on = InstanceTerminating.class, when = "hasDnsName")
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
}
