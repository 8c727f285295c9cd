import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMissWritten.State.class, initial = "fresh", failure = "failed")
@SuppressWarnings("lifecycle:LifecycleNeverEntered") // an operator writes 'paused', whatever is open then
class NearMissWritten {

  enum State { FRESH, READY, PAUSED, RESUMING, FAILED }

  @Transition(source = "fresh", dest = "ready", on = InstanceLaunching.class, completes = true)
  void join() {}

  @Transition(source = "paused", dest = "resuming", on = SpotInterruption.class)
  void resume() {}

  @Transition(source = "resuming", dest = "ready", on = RebalanceRecommended.class, completes = true)
  void resumed() {}

  @Transition(source = "paused", dest = Transition.STAY, on = CommandFinished.class, completes = true)
  void finished() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
