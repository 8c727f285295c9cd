package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.event.InstanceLaunching;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A node that a failure halted stays there until an operator's retry stores a transition. */
class Rule09RetryTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted")
  static class Model {

    enum State {
      BOOTED,
      RUNNING,
      READY
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "running", on = InstanceLaunching.class)
    void run() {}

    @Transition(source = "running", dest = "ready", completes = true)
    void ready() {
      script.task("ready");
    }
  }

  @BeforeEach
  void halt() throws IOException {
    raise(
        Rule09RetryTest_ModelTransitions.TABLE,
        new Rule09RetryTest_ModelDispatcher(new Model(script)));
    script.letThrow(new IllegalStateException("first"), "ready");
    stage.deliver(stage.launch(NODE));
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("halted", AttributeValue.fromBool(true));
  }

  private Dispatch retry() {
    return stage.deliver("{\"lifecycle\":{\"retry\":\"" + NODE + "\"}}");
  }

  @Test
  void aRetryThatGoesWellMovesIt() {
    script.mend();

    assertThat(retry().transitions()).containsExactly("ready");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().map(NODE, "Failure")).doesNotContainKey("halted");
  }

  @Test
  void aRetryThatFailsIsTheLatestFailure() {
    script.letThrow(new IllegalStateException("second"), "ready");

    Dispatch failed = retry();

    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(failed.reason()).contains("second");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("error", Table.text("IllegalStateException: second"))
        .containsEntry("halted", AttributeValue.fromBool(true));
  }

  @Test
  void theSweepDoesNotMoveIt() {
    script.mend();
    stage.pass(Duration.ofMinutes(5));

    stage.sweep();

    assertThat(stage.table().status(NODE)).isEqualTo("running");
  }
}
