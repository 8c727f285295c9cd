import dev.lifecycle.annotation.*;
import dev.lifecycle.runtime.*;
import dev.lifecycle.runtime.event.*;

@Lifecycle(states = Sooner.State.class, initial = "fresh", failure = "failed")
class Sooner {

  enum State { FRESH, JOINING, JOINED, CHECKING, READY, FAILED }

  @Condition
  boolean quiet() {
    return true;
  }

  @Transition(source = "fresh", dest = "joining", on = InstanceLaunching.class)
  void join(Commands commands) {}

  @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class)
  void joined() {}

  @Transition(source = "joining", dest = "failed", timeout = "10m") // expect: LifecycleHiddenTransition: 'giveUp' never fires: 'goOn' leaves 'joining' after 5m already and has no guard. Write a shorter timeout, give that one a guard (when or unless), or remove 'giveUp'.
  void giveUp() {}

  @Transition(source = "joining", dest = "joined", timeout = "5m", ignoreErrors = true)
  void goOn() {}

  @Transition(source = {"joining", "joined"}, dest = Transition.STAY, timeout = "2m")
  void remember() {}

  @Transition(source = {"joining", "joined"}, dest = "failed", timeout = "2h", when = "quiet") // expect: LifecycleHiddenTransition: 'goOn' leaves 'joining' after 5m already and has no guard, and 'settle' leaves 'joined' after 1h already and has no guard
  void giveUpQuietly() {}

  @Transition(source = "joined", dest = "checking", timeout = "1h")
  void settle() {}

  @Transition(source = Transition.ANY, dest = "checking", timeout = "3h") // so that 'fresh' comes to an end
  void check() {}

  @Transition(source = "checking", dest = "failed", timeout = "90s", when = "quiet")
  void checkedQuietly() {}

  @Transition(source = "checking", dest = "ready", on = DeadlinePassed.class, completes = true)
  void checked() {}

  @Transition(source = "checking", dest = Transition.STAY, timeout = "30m") // expect: LifecycleHiddenTransition: 'checked' leaves 'checking' first
  void wonder() {}

  @Transition(source = "ready", dest = "failed", timeout = "10m") // fires: nothing leaves sooner
  void retire() {}

  @Transition(source = "ready", dest = Transition.STAY, on = DeadlinePassed.class)
  void note() {}

  @Transition(source = "ready", dest = "failed", timeout = "5m") // expect: LifecycleHiddenTransition: 'note' is tried first in 'ready'
  void retireSoon() {}

  @Transition(source = Transition.ANY, dest = Transition.REMOVED, on = InstanceTerminating.class, completes = true)
  void remove() {}
}
