package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceReturning;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decide, store the decision, call with the token, confirm. */
class Rule11CompletionTest extends SemanticsTest {

  private static final String COMPLETE = "Auto Scaling CompleteLifecycleAction";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      HELD,
      READY,
      AWAY,
      BROKEN,
      MOURNED
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Condition
    boolean never() {
      return false;
    }

    /** Never: a row that completes must be able to meet an open action. */
    @Transition(source = "booted", dest = "held", on = InstanceLaunching.class, when = "never")
    void hold() {}

    @Transition(source = "booted", dest = "ready", on = InstanceLaunching.class, completes = true)
    void launch() {
      script.task("launch");
    }

    @Transition(
        source = "ready",
        dest = "away",
        on = {InstanceTerminating.class, InstanceReturning.class},
        completes = true)
    void leave() {
      script.task("leave");
    }

    /** Without an action, or with one that is done. */
    @Transition(
        source = {"booted", "held", "ready"},
        dest = "ready",
        on = SpotInterruption.class,
        completes = true)
    void spot() {
      script.task("spot");
    }

    @Transition(source = "ready", dest = "ready", on = RebalanceRecommended.class)
    void rebalance() {
      script.task("rebalance");
    }

    @Transition(source = "broken", dest = "mourned", completes = true)
    void mourn() {}
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule11CompletionTest_ModelTransitions.TABLE,
        new Rule11CompletionTest_ModelDispatcher(new Model(script)));
  }

  @ParameterizedTest
  @CsvSource({
    "launching,   '',     CONTINUE",
    "launching,   launch, ABANDON",
    "terminating, '',     CONTINUE",
    "terminating, leave,  CONTINUE",
    "returning,   '',     CONTINUE",
    "returning,   leave,  CONTINUE",
  })
  void onlyALaunchThatFailedIsAbandoned(String direction, String thrower, String result) {
    script.letThrow(thrower);
    Dispatch last = stage.deliver(stage.launch(NODE));
    if (direction.equals("terminating")) {
      last = stage.deliver(stage.terminate(NODE));
    } else if (direction.equals("returning")) {
      stage.group().returnToPool(NODE);
      last = stage.deliver(stage.terminating(NODE));
    }

    assertThat(last.calls())
        .endsWith(
            "DynamoDB UpdateItem", // the decision
            COMPLETE + " " + result,
            "DynamoDB UpdateItem"); // confirmation
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("direction", Table.text(direction))
        .containsEntry("result", Table.text(result))
        .containsKey("done");
    assertThat(stage.hookResults()).last().asString().endsWith(result + " CALL");
  }

  @Test
  void theDecisionIsStoredBeforeTheCallAndConfirmedAfterIt() {
    String launch = stage.launch(NODE);
    stage.faults().from(1, COMPLETE, Fault.broken());

    assertThatThrownBy(() -> stage.deliver(launch)).isInstanceOf(RetryableException.class);

    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("result", Table.text("CONTINUE"))
        .doesNotContainKey("done");
    assertThat(stage.table().map(NODE, "Pending"))
        .containsEntry("transition", Table.text("launch"));

    stage.faults().mend();
    Dispatch again = stage.deliver(launch);

    assertThat(again.calls())
        .containsExactly("DynamoDB UpdateItem", COMPLETE + " CONTINUE", "DynamoDB UpdateItem");
    assertThat(stage.table().map(NODE, "Action")).containsKey("done");
    assertThat(stage.table().item(NODE)).doesNotContainKeys("Pending", "NextLook");
    assertThat(script.called()).containsExactly("launch");
  }

  /** The call took effect but its answer was lost: the second one is told that it is over. */
  @Test
  void aCompletionThatIsCalledTwiceIsDone() {
    String launch = stage.launch(NODE);
    stage.faults().next(COMPLETE, Fault.broken().afterEffect());

    Dispatch ready = stage.deliver(launch);

    assertThat(ready.calls())
        .containsSubsequence(
            COMPLETE + " CONTINUE: InternalServerError", COMPLETE + " CONTINUE: ValidationError");
    assertThat(stage.table().map(NODE, "Action")).containsKey("done");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void anActionThatIsOverIsDoneAndTheNodeGoesOn() {
    String launch = stage.launch(NODE);
    stage.faults().from(1, COMPLETE, Fault.broken());
    assertThatThrownBy(() -> stage.deliver(launch)).isInstanceOf(RetryableException.class);
    stage.faults().mend();
    stage.pass(Stage.HOOK_TIME.plusSeconds(1));

    Dispatch late = stage.deliver(BridgeEvents.rebalance(NODE));

    assertThat(late.calls()).contains(COMPLETE + " CONTINUE: ValidationError");
    assertThat(late.transitions()).containsExactly("rebalance");
    assertThat(stage.table().map(NODE, "Action")).containsKey("done");
  }

  /** The launch failed only after its result was stored. */
  @Test
  void aStoredResultIsFinal() {
    String launch = stage.launch(NODE);
    stage.faults().from(1, COMPLETE, Fault.refused("AccessDenied"));
    stage.deliver(launch);
    script.letThrow("rebalance");

    Dispatch failed = stage.deliver(BridgeEvents.rebalance(NODE));

    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(stage.table().status(NODE)).isEqualTo("mourned");
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("result", Table.text("CONTINUE"))
        .containsKey("failed")
        .doesNotContainKey("done");

    stage.faults().mend();
    stage.pass(Duration.ofMinutes(3));
    stage.sweep();

    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void withoutAnActionNothingIsCompleted() {
    stage.table().cloudInit(NODE, "booted");

    Dispatch spot = stage.deliver(BridgeEvents.spotInterruption(NODE));

    assertThat(spot.transitions()).containsExactly("spot");
    assertThat(spot.calls()).containsExactly("DynamoDB UpdateItem", "DynamoDB UpdateItem");
    assertThat(stage.table().item(NODE)).doesNotContainKeys("Pending", "Action");
  }

  @Test
  void anActionThatIsDoneIsNotCompletedAgain() {
    stage.deliver(stage.launch(NODE));

    Dispatch spot = stage.deliver(BridgeEvents.spotInterruption(NODE));

    assertThat(spot.transitions()).containsExactly("spot");
    assertThat(spot.calls()).containsExactly("DynamoDB UpdateItem", "DynamoDB UpdateItem");
    assertThat(stage.hookResults()).hasSize(1);
  }
}
