package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.semantics.SemanticsTest.Script;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A removal that is stored happens once, and nothing brings the node back. */
class Rule02RemovalTest {

  private static final String NODE = "i-0a0000000000000a1";
  private static final Duration BOOT = Duration.ofSeconds(3);

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      READY,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "ready", on = InstanceLaunching.class, completes = true)
    void list() {}

    @Transition(source = "ready", dest = Transition.STAY, on = RebalanceRecommended.class)
    void note() {
      script.task("note");
    }

    @Transition(source = "ready", dest = Transition.REMOVED, on = SpotInterruption.class)
    void strike() {}

    @After("strike")
    void tell() {
      script.task("tell");
    }

    @Transition(source = "ready", dest = Transition.REMOVED, when = "isGone")
    void vanish() {}

    @Condition
    boolean isGone() {
      return script.condition("isGone");
    }

    @Transition(
        source = {"ready", "broken"},
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void leave() {
      script.task("leave");
    }
  }

  private final Script script = new Script();
  private final World world =
      new World(
          Rule02RemovalTest_ModelTransitions.TABLE,
          new Rule02RemovalTest_ModelDispatcher(new Model(script)),
          1);

  @AfterEach
  void close() {
    world.close();
  }

  private void becomeReady() {
    script.refuse("isGone");
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(1));
    assertThat(item().get("ItemStatus").s()).isEqualTo("ready");
    script.called();
  }

  @Test
  void aTerminationThatFindsItStoredTearsNothingDownAgain() {
    becomeReady();
    assertATerminationTearsNothingDownAgain();
  }

  @Test
  void norOneOfANodeThatHadNoActionBefore() {
    script.refuse("isGone");
    world.add(NODE, "worker", "ready");
    world.group().add(NODE);
    assertATerminationTearsNothingDownAgain();
  }

  @Test
  void itWaitsForAResultThatAutoScalingRefuses() {
    becomeReady();
    strikeWhoseTaskIsPutOff();
    refuseCompletions();
    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(5));
    assertThat(item()).containsKey("Pending");

    world.calls().plan((number, service, action) -> Optional.empty());
    world.pass(Duration.ofMinutes(5));

    assertThat(script.called()).doesNotContain("leave");
    assertIsGone();
  }

  @Test
  void aTerminationWhoseDeliveryRemovesTheRecordFirstIsCompletedAllTheSame() {
    script.refuse("isGone");
    world.add(NODE, "worker", "ready");
    world.group().add(NODE);
    script.allow("isGone");

    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(2));

    assertThat(script.called()).doesNotContain("leave");
    assertIsGone();
  }

  @Test
  void noOtherEventFiresWhileItWaitsForAResultThatAutoScalingRefuses() {
    becomeReady();
    refuseCompletions();
    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(4));
    script.called();

    world.put(BridgeEvents.rebalance(NODE), Duration.ZERO);
    world.pass(Duration.ofMinutes(4));
    assertThat(script.called()).doesNotContain("note");
    world.calls().plan((number, service, action) -> Optional.empty());
    world.pass(Duration.ofMinutes(5));

    assertIsGone();
  }

  private void assertATerminationTearsNothingDownAgain() {
    strikeWhoseTaskIsPutOff();

    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(2));

    assertThat(script.called()).contains("tell").doesNotContain("leave");
    assertIsGone();
  }

  private void strikeWhoseTaskIsPutOff() {
    script.letThrow(new RetryLater("the directory is busy"), "tell");
    world.put(BridgeEvents.spotInterruption(NODE), Duration.ZERO);
    world.pass(Duration.ofMinutes(1));
    assertThat(item()).containsKey("Pending");
    script.called();
  }

  private void refuseCompletions() {
    world
        .calls()
        .plan(
            (number, service, action) ->
                action.equals("CompleteLifecycleAction")
                    ? Optional.of(Fault.REFUSED)
                    : Optional.empty());
  }

  private void assertIsGone() {
    assertThat(item()).isEmpty();
    assertThat(world.group().instances()).doesNotContainKey(NODE);
    assertThat(world.group().results())
        .last()
        .satisfies(
            last -> {
              assertThat(last.result()).isEqualTo(Hook.Result.CONTINUE);
              assertThat(last.cause()).isEqualTo(HookResult.Cause.CALL);
            });
    assertThat(world.queue().deadLetters()).isEmpty();
  }

  private Map<String, AttributeValue> item() {
    return world.items().get(NODE);
  }
}
