import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;
import java.util.Optional;

@Lifecycle(states = NearMiss.State.class, initial = "fresh", failure = "failed")
class NearMiss {

  enum State { FRESH, READY, GONE, FAILED }

  @Condition
  boolean large(Node node, Nodes nodes, Run run, CommandFinished event) {
    return true;
  }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class)
  void join(InstanceLaunching event, Commands commands, Node node) {}

  @Transition(source = "ready", dest = "gone", on = {CommandSucceeded.class, CommandFailed.class}, when = "large")
  void leave(CommandFinished event, Optional<LifecycleAction> action) {}

  @Transition(source = {"ready", "gone"}, dest = "failed", timeout = "10m")
  void giveUp(DeadlinePassed event) {}

  @Transition(source = "gone", dest = Transition.REMOVED, on = SpotInterruption.class, completes = true)
  void vanish(SpotInterruption event) {}

  @Before("join")
  void announce(Commands commands, LifecycleEvent event) {}

  @After
  void report(LifecycleEvent event, LifecycleAction action, Run run) {}

  @Scheduled("nightly")
  void tidyUp(Nodes nodes, ScheduleFired event, Run run) {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
