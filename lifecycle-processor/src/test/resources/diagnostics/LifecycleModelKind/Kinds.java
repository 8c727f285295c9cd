import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

class Kinds {

  enum State { FRESH }

  private enum Hidden { FRESH }

  @Lifecycle(states = State.class, initial = "fresh") // expect: LifecycleModelKind
  interface NoClass {}

  @Lifecycle(states = State.class, initial = "fresh") // expect: LifecycleModelKind
  static class Generic<T> {}

  @Lifecycle(states = State.class, initial = "fresh") // expect: LifecycleModelKind
  class Inner {}

  @Lifecycle(states = State.class, initial = "fresh") // expect: LifecycleModelKind
  private static class Private {}

  @Lifecycle(states = Hidden.class, initial = "fresh") // expect: LifecycleModelKind
  static class OfHiddenStates {}
}
