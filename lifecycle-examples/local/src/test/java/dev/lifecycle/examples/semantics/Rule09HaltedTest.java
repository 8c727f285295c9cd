package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last part of rule 9: a model without a failure state halts its nodes. */
class Rule09HaltedTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted")
  static class Model {

    enum State {
      BOOTED,
      HALFWAY,
      READY
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "halfway", on = InstanceLaunching.class)
    void start() {
      script.task("start");
    }

    @Transition(source = "halfway", dest = "ready", completes = true)
    void finish() {
      script.task("finish");
    }

    @Transition(
        source = {"booted", "halfway"},
        dest = "halfway",
        on = SpotInterruption.class)
    void again() {
      script.task("again");
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule09HaltedTest_ModelTransitions.TABLE,
        new Rule09HaltedTest_ModelDispatcher(new Model(script)));
  }

  @ParameterizedTest
  @CsvSource({"start, booted", "finish, halfway"})
  void withoutAFailureStateTheNodeIsHaltedAndTheActionCompleted(String task, String state) {
    script.letThrow(task);

    assertThat(stage.deliver(stage.launch(NODE)).outcome()).isEqualTo("FAILED");

    assertHalted(state, task);
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void aHaltedNodeMovesOnlyByTheRowOfAnEvent() {
    String launch = stage.launch(NODE);
    script.letThrow("finish");
    stage.deliver(launch);
    script.mend();
    script.called();

    stage.deliver(launch);
    stage.deliver(Events.rebalance(NODE, "r-1", stage.time().instant()));
    assertHalted("halfway", "finish");
    assertThat(script.called()).isEmpty();

    Dispatch again = stage.deliver(Events.spot(NODE, "s-1", stage.time().instant()));

    assertThat(again.transitions()).containsExactly("again", "finish");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().map(NODE, "Failure")).doesNotContainKey("halted");
  }
}
