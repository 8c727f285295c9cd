import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = BySomeResults.State.class, initial = "fresh", failure = "failure")
class BySomeResults {

  enum State { FRESH, READY, STOPPING, VERIFYING, FAILURE, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = Transition.ANY, dest = "stopping", on = InstanceTerminating.class)
  void stop(Commands commands) {}

  @Transition(source = "stopping", dest = "verifying", on = CommandSucceeded.class)
  void verify(Commands commands) {}

  @Transition(source = "stopping", dest = "failure", on = CommandFailed.class)
  void stopFailed() {}

  @Transition(source = "stopping", dest = "failure", timeout = "10m")
  void stopTimedOut() {}

  @Transition(source = "verifying", dest = Transition.REMOVED, on = CommandSucceeded.class, completes = true)
  void remove() {}

  @Transition(source = "verifying", dest = "stopping", on = CommandFailed.class) // expect: LifecycleEndlessRetry: While some commands fail and some commands succeed, stopping -> verifying -> stopping goes round
  void stopAgain(Commands commands) {}

  @Transition(source = "verifying", dest = "failure", timeout = "10m")
  void verifyTimedOut() {}

  @Transition(source = "failure", dest = "failed", completes = true)
  void giveUp() {}
}
