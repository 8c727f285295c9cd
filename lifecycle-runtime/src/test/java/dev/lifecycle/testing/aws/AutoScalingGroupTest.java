package dev.lifecycle.testing.aws;

import static dev.lifecycle.testing.aws.Direction.LAUNCHING;
import static dev.lifecycle.testing.aws.Direction.TERMINATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.Hook.Result;
import dev.lifecycle.testing.aws.HookResult.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutoScalingGroupTest {

  private static final String ID = "i-0a0000000000000a1";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T10:15:02Z"));
  private final Account account = new Account("123456789012", "eu-west-1");
  private final List<JrsValue> events = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final AutoScalingGroup group =
      new AutoScalingGroup(
          "workers",
          account,
          time,
          time,
          new EventBus(account, time, time, text -> events.add(Json.read(text))),
          gone::add);

  @Test
  void anInstanceWaitsUntilItsActionIsContinued() {
    group.putHook(Hook.of("launch", LAUNCHING, MINUTE).withMetadata("{\"a\":\"b\"}"));
    group.launch(ID);
    time.advance(Duration.ZERO);

    assertThat(group.instances()).containsEntry(ID, "Pending:Wait");
    JrsValue event = events.get(0);
    assertThat(event.get("source").asText()).isEqualTo("aws.autoscaling");
    assertThat(event.get("detail-type").asText()).isEqualTo("EC2 Instance-launch Lifecycle Action");
    assertThat(event.get("time").asText()).isEqualTo("2026-11-23T10:15:02Z");
    assertThat(event.get("detail").get("EC2InstanceId").asText()).isEqualTo(ID);
    assertThat(event.get("detail").get("NotificationMetadata").asText()).isEqualTo("{\"a\":\"b\"}");
    assertThat(event.get("detail").get("Origin").asText()).isEqualTo("EC2");
    assertThat(event.get("detail").get("LifecycleActionToken").asText()).hasSize(36);

    group.complete(byToken(event), Result.CONTINUE);

    assertThat(group.instances()).containsEntry(ID, "InService");
    assertThat(group.results())
        .extracting(HookResult::instance, HookResult::result, HookResult::cause)
        .containsExactly(tuple(ID, Result.CONTINUE, Cause.CALL));
  }

  @Test
  void anAbandonedLaunchEndsTheInstance() {
    group.putHook(Hook.of("launch", LAUNCHING, MINUTE));
    group.putHook(Hook.of("terminate", TERMINATING, MINUTE));
    group.launch(ID);

    group.complete(byInstance("launch"), Result.ABANDON);
    time.advance(Duration.ZERO);

    assertThat(group.instances()).isEmpty();
    assertThat(gone).containsExactly(ID);
  }

  @Test
  void anActionIsCompletedOnce() {
    group.putHook(Hook.of("launch", LAUNCHING, MINUTE));
    group.launch(ID);
    time.advance(Duration.ZERO);
    ActionRef token = byToken(events.get(0));
    group.complete(token, Result.CONTINUE);

    assertThatThrownBy(() -> group.complete(token, Result.ABANDON))
        .isInstanceOf(ApiException.class)
        .hasMessage("No active Lifecycle Action found with token " + token.token().orElseThrow());
    assertThatThrownBy(() -> group.heartbeat(byInstance("launch")))
        .hasMessage("No active Lifecycle Action found with instance ID " + ID);
    assertThat(group.results()).hasSize(1);
  }

  @Test
  void aWarmInstanceMeetsItsHooksAgain() {
    group.putHook(Hook.of("launch", LAUNCHING, MINUTE));
    group.putHook(Hook.of("terminate", TERMINATING, MINUTE));

    group.launchIntoPool(ID);
    assertThat(group.instances()).containsEntry(ID, "Warmed:Pending:Wait");
    group.complete(byInstance("launch"), Result.CONTINUE);
    assertThat(group.instances()).containsEntry(ID, "Warmed:Stopped");
    group.takeFromPool(ID);
    assertThat(group.instances()).containsEntry(ID, "Pending:Wait");
    group.complete(byInstance("launch"), Result.CONTINUE);
    assertThat(group.instances()).containsEntry(ID, "InService");
    group.returnToPool(ID);
    group.complete(byInstance("terminate"), Result.CONTINUE);
    assertThat(group.instances()).containsEntry(ID, "Warmed:Stopped");
    group.terminate(ID);
    group.complete(byInstance("terminate"), Result.CONTINUE);
    assertThat(group.instances()).isEmpty();

    time.advance(Duration.ZERO);
    assertThat(events)
        .extracting(
            event -> event.get("detail").get("Origin").asText(),
            event -> event.get("detail").get("Destination").asText())
        .containsExactly(
            tuple("EC2", "WarmPool"),
            tuple("WarmPool", "AutoScalingGroup"),
            tuple("AutoScalingGroup", "WarmPool"),
            tuple("WarmPool", "EC2"));
  }

  @Test
  void aTokenNamesOneActionOnly() {
    group.putHook(Hook.of("launch", LAUNCHING, MINUTE));
    group.putHook(Hook.of("terminate", TERMINATING, MINUTE));
    group.launch(ID);
    group.complete(byInstance("launch"), Result.CONTINUE);
    group.terminate(ID);
    time.advance(Duration.ZERO);

    assertThatThrownBy(() -> group.complete(byToken(events.get(0)), Result.CONTINUE))
        .hasMessageStartingWith("No active Lifecycle Action found with token ");
    group.complete(byToken(events.get(1)), Result.CONTINUE);
    assertThat(group.instances()).isEmpty();
  }

  @Test
  void whatNobodyCompletesGetsTheDefaultResult() {
    group.putHook(new Hook("launch", LAUNCHING, MINUTE, Result.CONTINUE, Optional.empty()));
    group.launch(ID);

    time.advance(MINUTE.minusMillis(1));
    assertThat(group.results()).isEmpty();
    time.advance(Duration.ofMillis(1));

    assertThat(group.results())
        .extracting(HookResult::result, HookResult::cause)
        .containsExactly(tuple(Result.CONTINUE, Cause.TIME_OUT));
    assertThat(group.instances()).containsEntry(ID, "InService");
  }

  @Test
  void aHeartbeatRestartsTheTimeOut() {
    group.putHook(Hook.of("launch", LAUNCHING, MINUTE));
    group.launch(ID);
    time.advance(Duration.ofSeconds(50));
    group.heartbeat(byInstance("launch"));

    time.advance(Duration.ofSeconds(59));
    assertThat(group.results()).isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(group.results()).extracting(HookResult::result).containsExactly(Result.ABANDON);
  }

  @Test
  void heartbeatsEndAtTheGlobalTimeOut() {
    Hook hook = Hook.of("launch", LAUNCHING, MINUTE);
    assertThat(hook.globalTimeout()).isEqualTo(Duration.ofMinutes(100));
    assertThat(Hook.of("h", LAUNCHING, Duration.ofHours(1)).globalTimeout())
        .isEqualTo(Duration.ofHours(48));
    group.putHook(hook);
    group.launch(ID);

    for (int i = 0; i < 199; i++) {
      time.advance(Duration.ofSeconds(30));
      group.heartbeat(byInstance("launch"));
    }
    assertThat(group.results()).isEmpty();
    time.advance(Duration.ofSeconds(30));
    assertThat(group.results()).extracting(HookResult::cause).containsExactly(Cause.TIME_OUT);
  }

  @Test
  void anInstanceProceedsWhenAllItsHooksAreDone() {
    group.putHook(Hook.of("first", LAUNCHING, MINUTE));
    group.putHook(Hook.of("second", LAUNCHING, MINUTE));
    group.launch(ID);

    group.complete(byInstance("first"), Result.CONTINUE);
    assertThat(group.instances()).containsEntry(ID, "Pending:Wait");
    group.complete(byInstance("second"), Result.CONTINUE);
    assertThat(group.instances()).containsEntry(ID, "InService");
  }

  @Test
  void abandonEndsTheOtherHooksToo() {
    group.putHook(Hook.of("first", TERMINATING, MINUTE));
    group.putHook(Hook.of("second", TERMINATING, MINUTE));
    group.launch(ID);
    group.terminate(ID);

    group.complete(byInstance("first"), Result.ABANDON);

    assertThat(group.instances()).isEmpty();
    assertThat(group.results())
        .extracting(HookResult::hook, HookResult::cause)
        .containsExactly(tuple("first", Cause.CALL), tuple("second", Cause.OVERTAKEN));
  }

  @Test
  void aTerminationOvertakesALaunch() {
    group.putHook(Hook.of("launch", LAUNCHING, MINUTE));
    group.putHook(Hook.of("terminate", TERMINATING, MINUTE));
    group.launch(ID);
    group.terminate(ID);

    assertThat(group.instances()).containsEntry(ID, "Terminating:Wait");
    assertThatThrownBy(() -> group.complete(byInstance("launch"), Result.CONTINUE))
        .hasMessageStartingWith("No active Lifecycle Action found");
  }

  @Test
  void unknownGroupsAndHooksAreOtherErrors() {
    group.putHook(Hook.of("launch", LAUNCHING, MINUTE));
    ActionRef otherGroup = new ActionRef("others", "launch", Optional.empty(), Optional.of(ID));

    assertThatThrownBy(() -> group.heartbeat(otherGroup)).hasMessageContaining("others");
    assertThatThrownBy(() -> group.heartbeat(byInstance("typo"))).hasMessageContaining("typo");
  }

  private static ActionRef byInstance(String hook) {
    return new ActionRef("workers", hook, Optional.empty(), Optional.of(ID));
  }

  private static ActionRef byToken(JrsValue event) {
    JrsValue detail = event.get("detail");
    return new ActionRef(
        "workers",
        detail.get("LifecycleHookName").asText(),
        Optional.of(detail.get("LifecycleActionToken").asText()),
        Optional.empty());
  }
}
