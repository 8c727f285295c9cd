import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

class NearMiss {

  enum State { FRESH }

  static class Generic<T> {}

  @Lifecycle(states = State.class, initial = "fresh")
  static class Plain extends Generic<String> {}

  @Lifecycle(states = State.class, initial = "fresh")
  record Record(Services services) {}

  @Lifecycle(states = State.class, initial = "fresh")
  protected abstract static class Abstract {}
}
