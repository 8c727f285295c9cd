package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An action that is kept alive until Auto Scaling waits no longer, 48 hours with this hook. */
class Rule14GlobalTimeoutTest {

  private static final String NODE = "i-0a0000000000000a1";
  private static final Duration GLOBAL = Duration.ofHours(48);
  private static final Duration HALF = World.HOOK_TIME.dividedBy(2);
  private static final String HEARTBEAT = "Auto Scaling RecordLifecycleActionHeartbeat";
  private static final String COMPLETION = "Auto Scaling CompleteLifecycleAction";

  private final World world =
      new World(
          Rule14HeartbeatTest_ModelTransitions.TABLE,
          new Rule14HeartbeatTest_ModelDispatcher(new Rule14HeartbeatTest.Model()),
          1);
  private Instant opened = Instant.EPOCH;

  /** A node waits for 48 hours from the middle of its action's time on. */
  @BeforeEach
  void waitingLongerThanAutoScaling() {
    opened = world.time().instant();
    world.launch(NODE, Duration.ofSeconds(3));
    world.pass(GLOBAL.dividedBy(2));
    world.put(BridgeEvents.stateChanged(NODE, "running"), Duration.ZERO);
    world.pass(Duration.ofMinutes(1));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void passUntil(Duration sinceItOpened) {
    world.pass(Duration.between(world.time().instant(), opened.plus(sinceItOpened)));
  }

  private List<AwsCall> calls(String name) {
    return world.calls().made().stream().filter(call -> call.name().equals(name)).toList();
  }

  private Map<String, AttributeValue> item() {
    return world.items().get(NODE);
  }

  @Test
  void theHookIsHeldUpByTheSweepAloneToTheVeryEnd() {
    passUntil(GLOBAL.minusSeconds(1));

    assertThat(world.group().instances()).containsEntry(NODE, "Pending:Wait");
    assertThat(calls(HEARTBEAT))
        .hasSizeBetween(90, 96)
        .allMatch(call -> call.refusal().isEmpty())
        .last()
        .satisfies(call -> assertThat(call.at()).isAfter(opened.plus(GLOBAL).minus(HALF)));
  }

  @Test
  void oncePastItTheInstanceIsGoneAndItsNodeEndsInAFinalStateWithoutACompletion() {
    passUntil(GLOBAL.plusMinutes(1));
    assertThat(world.group().instances()).doesNotContainKey(NODE);

    passUntil(GLOBAL.multipliedBy(2));

    assertThat(calls(HEARTBEAT)).allMatch(call -> call.at().isBefore(opened.plus(GLOBAL)));
    assertThat(calls(COMPLETION)).isEmpty();
    assertThat(item().get("ItemStatus").s()).isEqualTo("late");
    assertThat(item()).doesNotContainKeys("NextLook", "Deadline", "Pending", "LeaseOwner");
    assertThat(new Oracles<>(Rule14HeartbeatTest_ModelTransitions.TABLE, world).safety()).isEmpty();
  }
}
