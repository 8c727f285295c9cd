package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.testing.aws.Machine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quickstart's termination, whatever the node was doing. */
class TerminationTest extends QuickstartStage {

  private void becomeReady() {
    stage.deliver(stage.launch(NODE));
    stage.deliver(stage.commandEnds(NODE, "Success"));
  }

  @Test
  void aReadyNodeLeavesAndIsRemoved() {
    becomeReady();

    Dispatch leave = stage.deliver(stage.terminate(NODE));

    assertThat(leave.transitions()).containsExactly("leave");
    assertThat(leave.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");
    assertThat(stage.table().journal(NODE)).endsWith("leave InstanceTerminating");

    Dispatch left = stage.deliver(stage.commandEnds(NODE, "Success"));

    assertThat(left.outcome()).isEqualTo("REMOVED");
    assertThat(left.transitions()).containsExactly("left", "remove");
    assertThat(left.answer()).contains("\"from\":\"leaving\"").doesNotContain("\"to\"");
    assertThat(left.calls())
        .containsExactly(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "Auto Scaling CompleteLifecycleAction CONTINUE",
            "DynamoDB DeleteItem");
    assertThat(stage.table().has(NODE)).isFalse();
    assertThat(stage.hookResults())
        .containsExactly("workers-launch CONTINUE CALL", "workers-terminate CONTINUE CALL");
    assertThat(stage.group().instances()).isEmpty();
  }

  @Test
  void aLeaveThatFailsIsLeftAllTheSame() {
    becomeReady();
    stage.programs((instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 1));
    stage.deliver(stage.terminate(NODE));

    Dispatch left = stage.deliver(stage.commandEnds(NODE, "Failed"));

    assertThat(left.outcome()).isEqualTo("REMOVED");
    assertThat(left.calls())
        .containsExactly(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "Auto Scaling CompleteLifecycleAction CONTINUE",
            "DynamoDB DeleteItem");
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void aTerminationDuringTheLaunchSupersedesIt() {
    stage.programs((instance, command) -> new Machine.Ending(Duration.ofSeconds(5), 0));
    stage.deliver(stage.launch(NODE));
    stage.pass(Duration.ofSeconds(1));

    Dispatch leave = stage.deliver(stage.terminate(NODE));

    assertThat(leave.transitions()).containsExactly("leave");
    assertThat(stage.table().status(NODE)).isEqualTo("leaving");
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("direction", Table.text("terminating"))
        .doesNotContainKeys("result", "done");
    assertThat(stage.table().item(NODE).get("Closed").l()).hasSize(1);
    assertThat(stage.table().journal(NODE))
        .containsExactly("join InstanceLaunching", "leave InstanceTerminating");
    assertThat(leave.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "SSM CancelCommand", // the join
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");

    String leaveId = stage.commands().get(0).id();
    stage.pass(Duration.ofSeconds(10));
    Dispatch left = stage.deliver(stage.take("Invocation Status", leaveId, "\"Success\""));

    assertThat(left.outcome()).isEqualTo("REMOVED");
    assertThat(stage.hookResults())
        .containsExactly("workers-launch ABANDON OVERTAKEN", "workers-terminate CONTINUE CALL");
  }

  @Test
  void anUnknownNodeHasNothingToTearDown() {
    stage.group().launch(NODE);
    stage.launching(NODE);

    Dispatch unknown = stage.deliver(stage.terminate(NODE));

    assertThat(unknown.outcome()).isEqualTo("COMPLETED");
    assertThat(unknown.calls())
        .containsExactly(
            "DynamoDB UpdateItem: ConditionalCheckFailedException",
            "Auto Scaling CompleteLifecycleAction CONTINUE");
    assertThat(stage.table().has(NODE)).isFalse();
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void aPendingNodeHasNothingToTearDown() {
    stage.table().cloudInit(NODE, "pending");
    stage.group().launch(NODE);
    stage.launching(NODE);

    Dispatch pending = stage.deliver(stage.terminate(NODE));

    assertThat(pending.outcome()).isEqualTo("COMPLETED");
    assertThat(pending.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "Auto Scaling CompleteLifecycleAction CONTINUE",
            "DynamoDB DeleteItem");
    assertThat(stage.table().has(NODE)).isFalse();
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void aTerminationGetsThroughWhileALaunchWaitsForItsNode() {
    stage.table().cloudInit(NODE, "pending");
    stage.group().launch(NODE);
    String launch = stage.launching(NODE);
    stage.time().after(Duration.ofSeconds(2), () -> stage.deliver(stage.terminate(NODE)));
    stage
        .time()
        .after(Duration.ofSeconds(4), () -> stage.table().cloudInit(NODE, "finished_cloud_init"));

    Dispatch late = stage.deliver(launch);

    // Cloud-init wrote the record anew; the launch is over, so it runs nothing and cleans up.
    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(stage.table().has(NODE)).isFalse();
    assertThat(stage.commands()).isEmpty();
    assertThat(stage.hookResults())
        .containsExactly("workers-launch ABANDON OVERTAKEN", "workers-terminate CONTINUE CALL");
  }

  @Test
  void aStatusThatIsNoStateIsTornDownToo() {
    becomeReady();
    stage.table().set(NODE, "ItemStatus", Table.text("a_state_of_last_year"));

    Dispatch leave = stage.deliver(stage.terminate(NODE));

    assertThat(leave.transitions()).containsExactly("leave");
    assertThat(stage.table().status(NODE)).isEqualTo("leaving");
  }

  @Test
  void anInstanceThatReturnsToThePoolIsReleasedAtOnce() {
    becomeReady();
    stage.group().returnToPool(NODE);

    Dispatch back = stage.deliver(stage.terminating(NODE));

    // No row of the quickstart names InstanceReturning: the instance lives on, so nothing is torn
    // down.
    assertThat(back.outcome()).isEqualTo("COMPLETED");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().journal(NODE)).endsWith("complete(CONTINUE) InstanceReturning");
    assertThat(stage.group().instances()).containsEntry(NODE, "Warmed:Stopped");
  }

  @Test
  void aWarmInstanceThatIsPutToWorkWalksAgain() {
    stage.aws().runCommand().register(NODE);
    stage.table().cloudInit(NODE, "finished_cloud_init");
    stage.group().launchIntoPool(NODE);
    stage.deliver(stage.launching(NODE));
    stage.deliver(stage.commandEnds(NODE, "Success"));
    assertThat(stage.group().instances()).containsEntry(NODE, "Warmed:Stopped");
    stage.pass(Duration.ofHours(5));
    stage.group().takeFromPool(NODE);

    Dispatch again = stage.deliver(stage.launching(NODE));

    assertThat(again.transitions()).containsExactly("join");
    assertThat(again.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");
    assertThat(stage.table().journal(NODE))
        .endsWith("reopen InstanceLaunching", "join InstanceLaunching");
    Dispatch ready = stage.deliver(stage.commandEnds(NODE, "Success"));
    assertThat(ready.calls()).hasSize(7).contains("Auto Scaling CompleteLifecycleAction CONTINUE");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.group().instances()).containsEntry(NODE, "InService");
    assertThat(stage.hookResults())
        .isEqualTo(List.of("workers-launch CONTINUE CALL", "workers-launch CONTINUE CALL"));
  }
}
