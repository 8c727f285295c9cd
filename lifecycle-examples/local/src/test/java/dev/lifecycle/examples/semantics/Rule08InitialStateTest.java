package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.semantics.SemanticsTest.Script;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.HookResult;
import org.junit.jupiter.api.Test;

/** A launch is judged where the initial state leads, the first of an instance as a later one. */
class Rule08InitialStateTest {

  private static final String NODE = "i-0a0000000000000a1";

  @Lifecycle(states = Led.State.class, initial = "booted", failure = "broken")
  static class Led {

    enum State {
      BOOTED,
      CHECKED,
      READY,
      BROKEN
    }

    private final Script script;
    private boolean asks;

    Led(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "checked")
    void check(Commands commands) {
      if (asks) {
        commands.run("/bin/check");
      }
    }

    @Transition(source = "checked", dest = "ready", on = InstanceLaunching.class, completes = true)
    void list() {
      script.task("list");
    }

    @Transition(
        source = Transition.ANY,
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void leave() {}
  }

  @Lifecycle(states = Waits.State.class, initial = "booted", failure = "broken")
  static class Waits {

    enum State {
      BOOTED,
      READY,
      BROKEN
    }

    @Transition(source = "booted", dest = Transition.STAY, on = InstanceLaunching.class)
    void greet() {}

    @Transition(source = "booted", dest = "ready", on = SpotInterruption.class, completes = true)
    void list() {}

    @Transition(source = "booted", dest = "broken", timeout = "5m")
    void late() {}

    @Transition(
        source = Transition.ANY,
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void leave() {}
  }

  private final Script script = new Script();
  private final Led model = new Led(script);
  private final LifecycleScenario<Led.State> led =
      LifecycleScenario.of(
          Rule08InitialStateTest_LedTransitions.TABLE,
          new Rule08InitialStateTest_LedDispatcher(model));
  private final LifecycleScenario<Waits.State> waits =
      LifecycleScenario.of(
          Rule08InitialStateTest_WaitsTransitions.TABLE,
          new Rule08InitialStateTest_WaitsDispatcher(new Waits()));

  @Test
  void aLaunchFromTheWarmPoolFollowsTheInitialStateAsTheFirstDid() {
    led.instance(NODE)
        .launchIntoPool()
        .assertState(Led.State.READY)
        .takeFromPool()
        .assertState(Led.State.READY);

    assertThat(led.world().group().results())
        .extracting(HookResult::result)
        .containsExactly(Hook.Result.CONTINUE, Hook.Result.CONTINUE);
  }

  @Test
  void alsoWhereItsTaskAsksToBeTriedAgain() {
    led.instance(NODE).launchIntoPool();
    script.letThrow(new RetryLater("not yet"), "list");
    led.world().group().takeFromPool(NODE);
    led.after("2m");
    script.mend();
    led.after("5m");

    led.instance(NODE).assertState(Led.State.READY);
    // Twice check and list, and one reopening.
    assertThat(led.world().items().get(NODE).get("Revision").n()).isEqualTo("5");
  }

  @Test
  void alsoWhereACommandOnItsWayCannotBeSentYet() {
    led.instance(NODE).launchIntoPool();
    model.asks = true;
    led.world().runCommand().deregister(NODE);
    led.world().group().takeFromPool(NODE);
    led.after("5m");
    led.world().runCommand().register(NODE);
    led.after("5m");

    led.instance(NODE).assertState(Led.State.READY);
  }

  @Test
  void aLaunchThatStaysInTheInitialStateHasItsTimeout() {
    waits.instance(NODE).launch().assertState(Waits.State.BOOTED).after("6m");

    waits.instance(NODE).assertState(Waits.State.BROKEN).assertCompleted(Hook.Result.ABANDON);
  }

  @Test
  void aLaterOneToo() {
    waits.instance(NODE).launchIntoPool().spotInterruption().takeFromPool();
    waits.instance(NODE).assertState(Waits.State.BOOTED).after("6m");

    waits.instance(NODE).assertState(Waits.State.BROKEN).assertCompleted(Hook.Result.ABANDON);
  }
}
