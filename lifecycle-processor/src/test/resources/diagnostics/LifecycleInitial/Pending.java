import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(
    states = Pending.State.class,
    initial = "booting", // expect: LifecycleInitial: 'booting' is the initial state and a pending status: a launch would wait
    pending = {"new", "booting"})
class Pending {

  enum State { BOOTING, READY }
}

@Lifecycle(states = ByDefault.State.class, initial = "new") // expect: LifecycleInitial: leave this one out of pending
class ByDefault {

  enum State { NEW, READY }
}
