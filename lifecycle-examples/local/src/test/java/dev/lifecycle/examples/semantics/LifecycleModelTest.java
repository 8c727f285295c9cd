package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.LifecycleModel;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.InstanceLaunching;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model that extends {@link LifecycleModel} names its conditions as its own. */
class LifecycleModelTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model extends LifecycleModel {

    enum State {
      BOOTED,
      ASKED,
      WARM,
      UP,
      DOWN,
      BROKEN
    }

    /** Asks before there is an action, and never goes. */
    @Transition(
        source = "booted",
        dest = "down",
        when = {"isLaunching", "isTerminating"})
    void never() {}

    /** What was asked before the action was open is asked again. */
    @Transition(
        source = "booted",
        dest = "asked",
        on = InstanceLaunching.class,
        when = "isLaunching")
    void launch() {}

    @Transition(source = Transition.ANY, dest = "asked", on = InstanceAction.class)
    void ask() {}

    @Transition(
        source = "asked",
        dest = "warm",
        when = {"isLaunching", "isForWarmPool"},
        completes = true)
    void warmUp() {}

    @Transition(source = "asked", dest = "up", when = "isLaunching", completes = true)
    void up(Node node) {
      node.set("FromPool", flag(node, "Warmed"));
    }

    @Transition(source = "asked", dest = "down", when = "isTerminating", completes = true)
    void down() {}
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        LifecycleModelTest_ModelTransitions.TABLE,
        new LifecycleModelTest_ModelDispatcher(new Model()));
  }

  @Test
  void aLaunchAndATermination() {
    assertThat(stage.deliver(stage.launch(NODE)).transitions()).containsExactly("launch", "up");
    assertThat(stage.deliver(stage.terminate(NODE)).transitions()).containsExactly("ask", "down");
    assertThat(stage.hookResults())
        .containsExactly("workers-launch CONTINUE CALL", "workers-terminate CONTINUE CALL");
  }

  @Test
  void aLaunchIntoTheWarmPool() {
    stage.table().cloudInit(NODE, "booted");
    stage.group().launchIntoPool(NODE);

    Dispatch warm = stage.deliver(stage.launching(NODE));

    assertThat(warm.transitions()).containsExactly("launch", "warmUp");
  }
}
