import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = NearMiss.State.class, initial = "fresh")
class NearMiss extends Base {

  enum State { FRESH, READY, GONE }

  @Transition(source = "fresh", dest = "ready", when = "hasDnsName")
  void join() {}
}

class Base {

  @Condition
  boolean hasDnsName() {
    return true;
  }
}
