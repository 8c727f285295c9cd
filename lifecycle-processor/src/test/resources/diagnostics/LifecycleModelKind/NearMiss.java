import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

class NearMiss {

  enum State { FRESH, FAILED }

  interface Removed {

    @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceAction.class, completes = true)
    default void remove() {}
  }

  static class Generic<T> implements Removed {}

  @Lifecycle(states = State.class, initial = "fresh", failure = "failed")
  static class Plain extends Generic<String> {}

  @Lifecycle(states = State.class, initial = "fresh", failure = "failed")
  record Record(Services services) implements Removed {}

  @Lifecycle(states = State.class, initial = "fresh", failure = "failed")
  protected abstract static class Abstract extends Generic<String> {}
}
