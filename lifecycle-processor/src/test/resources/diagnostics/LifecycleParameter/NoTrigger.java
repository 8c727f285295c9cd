import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NoTrigger.State.class, initial = "fresh")
class NoTrigger {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready")
  void join(SpotInterruption event) {} // expect: LifecycleParameter: 'join' has no trigger: write on = SpotInterruption.class. Take any of: Commands, Node,

  @Transition(source = "ready", dest = "gone")
  void giveUp(DeadlinePassed event) {} // expect: LifecycleParameter: 'giveUp' has no timeout: write timeout = "10m". Take

  @Transition(source = "gone", dest = "fresh", timeout = "10m")
  void comeBack(SpotInterruption event) {} // expect: LifecycleParameter: 'comeBack' is not triggered by SpotInterruption alone
}
