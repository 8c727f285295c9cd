package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What must be delivered again fails the invocation, or in a queue's batch its own record; the next
 * delivery makes it good.
 */
class Rule18RetryablyTest extends SemanticsTest {

  private static final String OTHER = "i-0b0000000000000b2";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Node node, Commands commands) {
      script.task("join " + node.id());
      commands.run("/bin/join");
    }

    @Transition(source = "joining", dest = "broken", timeout = "10m")
    void timedOut() {}

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined() {}
  }

  @BeforeEach
  void raise() throws IOException {
    raise(Map.of());
  }

  private void raise(Map<String, String> environment) throws IOException {
    raise(
        Rule18RetryablyTest_ModelTransitions.TABLE,
        new Rule18RetryablyTest_ModelDispatcher(new Model(script)),
        environment);
    script.letThrow(new RetryLater("the cluster elects"), "join " + NODE);
  }

  @Test
  void aDirectEventIsThrownAndDeliveredAgain() {
    String launch = stage.launch(NODE);

    assertThatThrownBy(() -> stage.deliver(launch))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining(NODE)
        .hasMessageContaining("the cluster elects");

    script.mend();
    assertThat(stage.deliver(launch).transitions()).containsExactly("join");
  }

  @Test
  void ofABatchOnlyItsRecordIsReportedAndTheOthersAreHandled() {
    String launch = stage.launch(NODE);
    String batch = Queue.batch(launch, stage.launch(OTHER));

    assertThat(stage.deliver(batch).answer()).isEqualTo(Queue.again("m1"));
    assertThat(stage.table().status(NODE)).isEqualTo("booted");
    assertThat(stage.table().status(OTHER)).isEqualTo("joining");

    script.mend();
    assertThat(stage.deliver(Queue.batch(launch)).answer()).isEqualTo(Queue.again());
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
  }

  @Test
  void aQueueThatTakesNoReportsLearnsByAThrow() throws IOException {
    stage.close();
    raise(Map.of("LIFECYCLE_BATCH", "throw"));
    String batch = Queue.batch(stage.launch(NODE), stage.launch(OTHER));

    assertThatThrownBy(() -> stage.deliver(batch)).isInstanceOf(RetryableException.class);

    assertThat(stage.table().status(OTHER)).isEqualTo("joining");
    script.mend();
    assertThat(stage.deliver(batch).answer()).isEqualTo(Queue.again());
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.commands()).hasSize(2);
  }

  @Test
  void afterLambdasTwoRetriesTheSweepMakesItGood() {
    script.mend();
    String launch = stage.launch(NODE);
    stage.aws().runCommand().deregister(NODE);
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThatThrownBy(() -> stage.deliver(launch)).isInstanceOf(RetryableException.class);
      stage.pass(Duration.ofMinutes(1));
    }
    stage.aws().runCommand().register(NODE);

    Dispatch sweep = stage.sweep();

    assertThat(sweep.transitions()).containsExactly("join");
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.commands()).hasSize(1);
  }
}
