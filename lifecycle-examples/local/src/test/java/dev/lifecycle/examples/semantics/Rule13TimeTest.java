package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.runtime.event.InstanceLaunching;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Before each transition but the first the remaining time is checked: rather stop at a stored state
 * than be killed.
 */
class Rule13TimeTest extends SemanticsTest {

  private static final Duration NEARLY_ALL = Duration.ofSeconds(55);

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      ONE,
      TWO,
      READY,
      BROKEN
    }

    private final Script script;
    private final Runnable condition;
    private final Runnable task;
    private final Runnable afterTask;

    Model(Script script, Runnable condition, Runnable task, Runnable afterTask) {
      this.script = script;
      this.condition = condition;
      this.task = task;
      this.afterTask = afterTask;
    }

    @Condition
    boolean allowed() {
      condition.run();
      return script.condition("allowed");
    }

    @Transition(source = "booted", dest = "one", on = InstanceLaunching.class, when = "allowed")
    void first() {
      script.task("first");
    }

    @Transition(source = "one", dest = "two")
    void second() {
      task.run();
      script.task("second");
    }

    @Transition(source = "two", dest = "ready", completes = true)
    void third() {
      script.task("third");
    }

    @After("third")
    void tell() {
      afterTask.run();
    }
  }

  private Duration conditionTakes = Duration.ZERO;
  private Duration secondTakes = Duration.ZERO;
  private Runnable telling = () -> {};

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule13TimeTest_ModelTransitions.TABLE,
        new Rule13TimeTest_ModelDispatcher(
            new Model(
                script,
                () -> stage.pass(conditionTakes),
                () -> stage.pass(secondTakes),
                () -> telling.run())));
  }

  private void stopsIn(String state, String event) {
    assertThatThrownBy(() -> stage.deliver(event))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining(NODE)
        .hasMessageContaining("5 s left");
    assertThat(stage.table().status(NODE)).isEqualTo(state);
    assertThat(stage.table().item(NODE))
        .containsKey("NextLook")
        .doesNotContainKeys("LeaseOwner", "LeaseUntil", "Failure", "Pending");
  }

  @Test
  void whileThereIsTimeTheWholeChainRuns() {
    secondTakes = Duration.ofSeconds(30);

    Dispatch launch = stage.deliver(stage.launch(NODE));

    assertThat(launch.transitions()).containsExactly("first", "second", "third");
  }

  @Test
  void theChainStopsAtAStoredStateAndTheNextDeliveryGoesOn() {
    secondTakes = NEARLY_ALL;
    String launch = stage.launch(NODE);

    stopsIn("two", launch);
    assertThat(script.called()).containsExactly("allowed", "first", "second");
    assertThat(stage.hookResults()).isEmpty();

    Dispatch again = stage.deliver(launch);

    assertThat(script.called()).containsExactly("third");
    assertThat(again.transitions()).containsExactly("third");
    assertThat(stage.table().journal(NODE))
        .containsExactly(
            "first InstanceLaunching", "second InstanceLaunching", "third InstanceLaunching");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void withoutAnotherDeliveryTheSweepGoesOn() {
    secondTakes = NEARLY_ALL;
    stopsIn("two", stage.launch(NODE));

    stage.pass(Duration.ofMinutes(1));
    stage.sweep();

    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void theFirstTransitionIsNotHeldUp() {
    conditionTakes = NEARLY_ALL;

    stopsIn("one", stage.launch(NODE));

    assertThat(script.called()).containsExactly("allowed", "first");
  }

  /** Random run 48423 of the swarm. */
  @Test
  void theFailureOfAnAfterTaskIsATransitionToo() {
    telling =
        () -> {
          stage.pass(NEARLY_ALL);
          throw new IllegalStateException("nobody listens");
        };
    String launch = stage.launch(NODE);

    failing(launch);
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().item(NODE)).containsKey("Pending").doesNotContainKey("Failure");

    telling =
        () -> {
          throw new IllegalStateException("nobody listens");
        };
    assertThat(stage.deliver(launch).outcome()).isEqualTo("FAILED");

    assertThat(stage.table().status(NODE)).isEqualTo("broken");
  }
}
