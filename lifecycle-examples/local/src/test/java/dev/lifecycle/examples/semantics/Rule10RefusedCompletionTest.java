package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.LogLines;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A completion that is refused for good is an error, stays pending, and is the sweep's alone to
 * repeat, until the hook time is over.
 */
class Rule10RefusedCompletionTest extends SemanticsTest {

  private static final String COMPLETE = "Auto Scaling CompleteLifecycleAction CONTINUE";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      READY,
      DRAINING,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "ready", on = InstanceLaunching.class, completes = true)
    void launch() {
      script.task("launch");
    }

    @Transition(source = "ready", dest = "draining", on = SpotInterruption.class)
    void drain() {
      script.task("drain");
    }

    @Transition(
        source = "ready",
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void remove() {
      script.task("remove");
    }

    @After({"launch", "remove"})
    void after() {
      script.task("after");
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule10RefusedCompletionTest_ModelTransitions.TABLE,
        new Rule10RefusedCompletionTest_ModelDispatcher(new Model(script)));
  }

  private void refuse() {
    stage.faults().from(1, "Auto Scaling CompleteLifecycleAction", Fault.refused("AccessDenied"));
  }

  @Test
  void isAnErrorAndStaysPending() {
    String launch = stage.launch(NODE);
    refuse();
    try (LogLines log = new LogLines()) {
      Dispatch refused = stage.deliver(launch);

      assertThat(refused.outcome()).isEqualTo("RESTING");
      assertThat(refused.calls()).containsOnlyOnce(COMPLETE + ": AccessDenied");
      assertThat(log.from(Level.SEVERE))
          .singleElement()
          .satisfies(line -> assertThat(line).contains(NODE).contains("AccessDenied"));
    }
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("result", Table.text("CONTINUE"))
        .doesNotContainKey("done");
    assertThat(stage.table().item(NODE)).containsKey("NextLook");
    assertThat(script.called()).containsExactly("launch", "after");
  }

  @Test
  void isRepeatedByTheSweepOnlyWhileEventsAreJudged() {
    String launch = stage.launch(NODE);
    refuse();
    stage.deliver(launch);
    stage.faults().mend();

    Dispatch duplicate = stage.deliver(launch);
    Dispatch drain = stage.deliver(BridgeEvents.spotInterruption(NODE));

    assertThat(duplicate.outcome()).isEqualTo("IGNORED");
    assertThat(drain.transitions()).containsExactly("drain");
    assertThat(stage.hookResults()).isEmpty();

    stage.pass(Duration.ofMinutes(3));
    assertThat(stage.sweep().calls()).contains(COMPLETE);
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
    assertThat(stage.table().map(NODE, "Action")).containsKey("done");
    assertThat(stage.table().item(NODE)).doesNotContainKey("NextLook");
    assertThat(script.called()).containsExactly("launch", "after", "drain");
  }

  @Test
  void isClosedWhenTheHookTimeIsOver() {
    String launch = stage.launch(NODE);
    refuse();
    stage.deliver(launch);
    stage.pass(Duration.ofMinutes(55));
    stage.sweep();
    assertThat(stage.table().map(NODE, "Action")).doesNotContainKey("done");

    stage.pass(Stage.HOOK_TIME);
    stage.sweep();

    assertThat(stage.table().map(NODE, "Action")).containsKey("done");
    assertThat(stage.table().item(NODE)).doesNotContainKey("NextLook");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
  }

  /** The record stays until the action is over; its after tasks have run. */
  @Test
  void keepsTheRecordThatIsToBeRemoved() {
    stage.deliver(stage.launch(NODE));
    String terminate = stage.terminate(NODE);
    script.called();
    refuse();
    stage.deliver(terminate);
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    stage.faults().mend();

    Dispatch duplicate = stage.deliver(terminate);
    assertThat(duplicate.calls()).noneMatch(call -> call.startsWith(COMPLETE));

    refuse();
    for (int sweep = 0; sweep < 4; sweep++) {
      stage.pass(Duration.ofMinutes(3));
      stage.sweep();
    }
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().item(NODE)).doesNotContainKey("Failure");
    assertThat(script.called()).containsExactly("remove", "after");

    stage.faults().mend();
    stage.pass(Duration.ofMinutes(3));
    stage.sweep();

    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
    assertThat(stage.table().has(NODE)).isFalse();
  }

  /** Random runs 20344 and 23596 of the backup example. */
  @Test
  void leavesNoRecordWhoseDeletionFailedOnceTheResultWasTaken() {
    stage.deliver(stage.launch(NODE));
    String terminate = stage.terminate(NODE);
    script.called();
    refuse();
    stage.deliver(terminate);
    stage.faults().mend();
    stage.faults().from(1, "DynamoDB DeleteItem", Fault.refused("AccessDenied"));
    stage.pass(Duration.ofMinutes(3));
    stage.sweep();
    assertThat(stage.table().has(NODE)).isTrue();
    stage.faults().mend();
    stage.pass(Duration.ofMinutes(3));

    stage.sweep();

    assertThat(stage.table().has(NODE)).isFalse();
    assertThat(script.called()).containsExactly("remove", "after");
  }
}
