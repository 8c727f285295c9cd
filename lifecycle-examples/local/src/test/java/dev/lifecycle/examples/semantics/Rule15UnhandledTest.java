package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.LogLines;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceReturning;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An event that no row names changes nothing, and is told of; a lifecycle action that no row names
 * is answered at once.
 */
class Rule15UnhandledTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      READY,
      DRAINING,
      GONE,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Condition
    boolean wanted() {
      return script.condition("wanted");
    }

    @Transition(
        source = "booted",
        dest = "ready",
        on = InstanceLaunching.class,
        when = "wanted",
        completes = true)
    void launch() {
      script.task("launch");
    }

    @Transition(
        source = "ready",
        dest = "draining",
        on = RebalanceRecommended.class,
        when = "wanted")
    void drain() {
      script.task("drain");
    }

    @Transition(
        source = "draining",
        dest = "gone",
        on = {InstanceTerminating.class, InstanceReturning.class},
        completes = true)
    void leave() {
      script.task("leave");
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule15UnhandledTest_ModelTransitions.TABLE,
        new Rule15UnhandledTest_ModelDispatcher(new Model(script)));
  }

  /** The record without what names the last writer. */
  private Map<String, AttributeValue> settled() {
    Map<String, AttributeValue> item = new HashMap<>(stage.table().item(NODE));
    item.remove("WriteId");
    return item;
  }

  @ParameterizedTest
  @CsvSource({
    "ready,    SpotInterruption,     spot",
    "gone,     RebalanceRecommended, rebalance",
    "draining, RebalanceRecommended, rebalance",
    "draining, InstanceStateChanged, state",
  })
  void anEventThatNoRowNamesChangesNothingAndIsLoggedAndAnswered(
      String state, String type, String event) {
    stage.deliver(stage.launch(NODE));
    stage.table().set(NODE, "ItemStatus", Table.text(state));
    Map<String, AttributeValue> before = settled();
    script.called();
    try (LogLines log = new LogLines()) {
      Dispatch unhandled = stage.deliver(event(event));

      assertThat(unhandled.outcome()).isEqualTo("UNHANDLED");
      assertThat(unhandled.reason()).contains(state).contains(type);
      assertThat(log.from(Level.WARNING))
          .singleElement()
          .satisfies(line -> assertThat(line).contains(NODE).contains(state).contains(type));
      assertThat(unhandled.transitions()).isEmpty();
      assertThat(unhandled.calls())
          .containsExactly("DynamoDB UpdateItem", "DynamoDB UpdateItem"); // claim, give it up
    }
    assertThat(settled()).isEqualTo(before);
    assertThat(script.called()).isEmpty();
  }

  private static String event(String kind) {
    return switch (kind) {
      case "spot" -> BridgeEvents.spotInterruption(NODE);
      case "rebalance" -> BridgeEvents.rebalance(NODE);
      default -> BridgeEvents.stateChanged(NODE, "running");
    };
  }

  @Test
  void anEventWhoseRowIsGuardedIsUnhandledWhileTheGuardSaysNoAndCanComeAgain() {
    stage.deliver(stage.launch(NODE));
    script.refuse("wanted");
    String rebalance = BridgeEvents.rebalance(NODE);
    Map<String, AttributeValue> before = settled();

    assertThat(stage.deliver(rebalance).outcome()).isEqualTo("UNHANDLED");
    assertThat(settled()).isEqualTo(before);

    script.allow("wanted");
    assertThat(stage.deliver(rebalance).transitions()).containsExactly("drain");
  }

  @Test
  void aTerminationThatNoRowNamesIsCompletedAtOnce() {
    stage.deliver(stage.launch(NODE));
    String terminate = stage.terminate(NODE);
    try (LogLines log = new LogLines()) {
      Dispatch unhandled = stage.deliver(terminate);

      assertThat(log.from(Level.WARNING))
          .singleElement()
          .satisfies(line -> assertThat(line).contains("ready").contains("InstanceTerminating"));
      assertThat(unhandled.outcome()).isEqualTo("COMPLETED");
      assertThat(unhandled.calls())
          .containsExactly(
              "DynamoDB UpdateItem", // claim
              "DynamoDB UpdateItem", // the decision
              "Auto Scaling CompleteLifecycleAction CONTINUE",
              "DynamoDB UpdateItem"); // confirmation
    }
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().journal(NODE)).endsWith("complete(CONTINUE) InstanceTerminating");
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void aReturnThatNoRowNamesIsCompletedAtOnceAndTheNodeLivesOn() {
    stage.deliver(stage.launch(NODE));
    stage.group().returnToPool(NODE);

    Dispatch unhandled = stage.deliver(stage.terminating(NODE));

    assertThat(unhandled.outcome()).isEqualTo("COMPLETED");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().item(NODE)).doesNotContainKey("Failure");
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void aLaunchThatNoRowNamesIsAFailure() {
    script.refuse("wanted");

    Dispatch unhandled = stage.deliver(stage.launch(NODE));

    assertThat(unhandled.outcome()).isEqualTo("FAILED");
    assertThat(unhandled.reason()).contains("booted").contains("InstanceLaunching");
    assertThat(stage.table().status(NODE)).isEqualTo("broken");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("state", Table.text("booted"))
        .containsEntry("event", Table.text("InstanceLaunching"));
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
    assertThat(script.called()).containsExactly("wanted");
  }
}
