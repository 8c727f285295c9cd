import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;
import java.util.Optional;

@Lifecycle(states = NearMiss.State.class, initial = "fresh")
class NearMiss {

  enum State { FRESH, READY, GONE }

  @Condition
  boolean large(Node node, Nodes nodes, Run run, CommandFinished event) {
    return true;
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join(InstanceLaunching event, Commands commands, Node node) {}

  @Transition(source = "ready", dest = "gone", on = {CommandSucceeded.class, CommandFailed.class}, when = "large")
  void leave(CommandFinished event, Optional<LifecycleAction> action) {}

  @Transition(source = "gone", dest = "fresh", timeout = "10m")
  void giveUp(DeadlinePassed event) {}

  @Transition(source = "gone", dest = Transition.REMOVED, on = SpotInterruption.class)
  void remove(SpotInterruption event) {}

  @Before("join")
  void announce(Commands commands, LifecycleEvent event) {}

  @After
  void report(LifecycleEvent event, LifecycleAction action, Run run) {}

  @Scheduled("nightly")
  void tidyUp(Nodes nodes, ScheduleFired event, Run run) {}
}
