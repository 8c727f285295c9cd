package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.testing.aws.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The quickstart's launch: what is stored, what is called, what is answered. */
class LaunchTest extends QuickstartStage {

  @Test
  void withDnsName() {
    stage.metadata("{\"managerDnsName\":\"manager.example.org\"}");

    Dispatch join = stage.deliver(stage.launch(NODE));

    assertThat(join.answer())
        .isEqualTo(
            "{\"node\":\"%s\",\"from\":\"finished_cloud_init\",\"to\":\"join_cluster\",\"transitions\":[\"join\"],\"outcome\":\"RESTING\"}"
                .formatted(NODE));
    assertThat(join.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");
    assertThat(stage.table().status(NODE)).isEqualTo("join_cluster");
    assertThat(stage.table().item(NODE)).containsKeys("Deadline", "NextLook", "Command");

    Dispatch ready = stage.deliver(stage.commandEnds(NODE, "Success"));

    assertThat(ready.transitions())
        .containsExactly("joined", "updateDns", "dnsUpdated", "complete", "ready");
    assertThat(ready.calls())
        .containsExactly(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "Auto Scaling CompleteLifecycleAction CONTINUE",
            "DynamoDB UpdateItem");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().item(NODE))
        .containsEntry("DnsName", Table.text("manager.example.org"))
        .containsEntry("Model", Table.text("ClusterModel"))
        .containsKeys("Since", "Revision", "Action", "Journal", "WriteId")
        .doesNotContainKeys(
            "LeaseOwner", "LeaseUntil", "Deadline", "NextLook", "Pending", "Command", "Failure");
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("result", Table.text("CONTINUE"))
        .containsKey("done");
    assertThat(stage.table().journal(NODE))
        .containsExactly(
            "join InstanceLaunching",
            "joined CommandSucceeded",
            "updateDns CommandSucceeded",
            "dnsUpdated CommandSucceeded",
            "complete CommandSucceeded",
            "ready CommandSucceeded");
    assertThat(stage.group().instances()).containsEntry(NODE, "InService");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void withoutDnsName() {
    Dispatch join = stage.deliver(stage.launch(NODE));
    Dispatch ready = stage.deliver(stage.commandEnds(NODE, "Success"));

    assertThat(join.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");
    assertThat(ready.transitions()).containsExactly("joined", "skipDns", "complete", "ready");
    assertThat(ready.calls())
        .containsExactly(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "Auto Scaling CompleteLifecycleAction CONTINUE",
            "DynamoDB UpdateItem");
    assertThat(stage.table().item(NODE)).doesNotContainKey("DnsName");
    assertThat(stage.table().journal(NODE))
        .containsExactly(
            "join InstanceLaunching",
            "joined CommandSucceeded",
            "skipDns CommandSucceeded",
            "complete CommandSucceeded",
            "ready CommandSucceeded");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void theCommandIsSentOnceWithAllThatFindsItAgain() {
    stage.deliver(stage.launch(NODE));

    assertThat(stage.commands())
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.script()).isEqualTo("/usr/local/bin/join_cluster.sh 10.0.0.7");
              assertThat(command.comment()).matches(NODE + "/0-[0-9a-f]{12}/join");
              // Ends before the state's time-out of ten minutes, whatever happens.
              assertThat(command.timeout().plus(command.executionTimeout()))
                  .isLessThan(Duration.ofMinutes(10));
              assertThat(stage.table().item(command.id()))
                  .containsEntry("ItemType", Table.text("command"))
                  .containsEntry("Node", Table.text(NODE))
                  .containsKey("ExpiresAt");
            });
  }

  @Test
  void aFailedCommandAbandonsTheLaunch() {
    stage.programs((instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 1));
    stage.deliver(stage.launch(NODE));

    Dispatch failed = stage.deliver(stage.commandEnds(NODE, "Failed"));

    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(failed.reason()).isEqualTo("the command ended with Failed");
    assertThat(failed.calls())
        .containsExactly(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "Auto Scaling CompleteLifecycleAction ABANDON",
            "DynamoDB UpdateItem");
    assertThat(stage.table().status(NODE)).isEqualTo("failed");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("state", Table.text("join_cluster"))
        .containsEntry("event", Table.text("CommandFailed"))
        .containsEntry("error", Table.text("the command ended with Failed"));
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("result", Table.text("ABANDON"))
        .containsKeys("failed", "done");
    assertThat(stage.table().journal(NODE))
        .containsExactly(
            "join InstanceLaunching", "failure(command) CommandFailed", "abandon CommandFailed");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void aJoinOfWhichNothingIsHeardAbandonsTheLaunch() {
    stage.deliver(stage.launch(NODE));
    stage.aws().runCommand().silence(NODE);

    stage.pass(Duration.ofMinutes(9));
    assertThat(stage.sweep().nodes()).isEmpty();
    stage.pass(Duration.ofMinutes(2));
    Dispatch sweep = stage.sweep();

    assertThat(sweep.transitions()).containsExactly("joinTimedOut", "abandon");
    assertThat(sweep.outcome()).isEqualTo("FAILED");
    assertThat(sweep.calls())
        .filteredOn(call -> !call.equals("DynamoDB Query"))
        .containsExactly(
            "DynamoDB UpdateItem",
            "SSM ListCommands",
            "DynamoDB UpdateItem",
            "SSM CancelCommand",
            "DynamoDB UpdateItem",
            "Auto Scaling CompleteLifecycleAction ABANDON",
            "DynamoDB UpdateItem",
            "Auto Scaling DescribeAutoScalingInstances");
    assertThat(stage.table().status(NODE)).isEqualTo("failed");
    assertThat(stage.table().journal(NODE))
        .containsExactly(
            "join InstanceLaunching", "joinTimedOut DeadlinePassed", "abandon ScheduleFired");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void aJoinThatHangsIsEndedBySystemsManagerBeforeTheTimeOut() {
    stage.programs((instance, command) -> new Machine.Ending(Duration.ofHours(1), 0));
    stage.deliver(stage.launch(NODE));
    stage.pass(Duration.ofMinutes(11));
    // The event that says so is lost.

    Dispatch sweep = stage.sweep();

    assertThat(sweep.transitions()).containsExactly("abandon");
    assertThat(stage.table().journal(NODE))
        .containsExactly(
            "join InstanceLaunching", "failure(command) CommandFailed", "abandon ScheduleFired");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void aNodeThatIsNotReadyIsWaitedFor() {
    stage.aws().runCommand().register(NODE);
    stage.table().cloudInit(NODE, "pending");
    stage
        .time()
        .after(Duration.ofSeconds(3), () -> stage.table().cloudInit(NODE, "finished_cloud_init"));
    stage.group().launch(NODE);

    Dispatch join = stage.deliver(stage.launching(NODE));

    assertThat(join.transitions()).containsExactly("join");
    assertThat(join.calls())
        .startsWith("DynamoDB UpdateItem: ConditionalCheckFailedException", "DynamoDB GetItem")
        .endsWith(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem",
            "Auto Scaling RecordLifecycleActionHeartbeat",
            "DynamoDB UpdateItem",
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");
    assertThat(join.calls().stream().distinct())
        .containsExactlyInAnyOrder(
            "DynamoDB UpdateItem: ConditionalCheckFailedException",
            "DynamoDB GetItem",
            "DynamoDB UpdateItem",
            "Auto Scaling RecordLifecycleActionHeartbeat",
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");
    assertThat(stage.table().map(NODE, "Action")).containsKey("beat");
    assertThat(stage.table().status(NODE)).isEqualTo("join_cluster");
    assertThat(stage.table().journal(NODE)).containsExactly("join InstanceLaunching");
  }

  @Test
  void aNodeThatIsNeverReadyIsTriedAgainAndNothingIsWritten() {
    stage.table().cloudInit(NODE, "pending");
    Map<String, ?> before = stage.table().item(NODE);
    stage.group().launch(NODE);
    String launch = stage.launching(NODE);

    List<String> calls =
        stage.callsOf(
            () ->
                assertThatThrownBy(() -> stage.deliver(launch))
                    .isInstanceOf(RetryableException.class)
                    .hasMessageContaining(NODE)
                    .hasMessageContaining("its status is 'pending'"));

    assertThat(calls)
        .startsWith("DynamoDB UpdateItem: ConditionalCheckFailedException")
        .allMatch(
            call ->
                call.equals("DynamoDB GetItem")
                    || call.equals("DynamoDB UpdateItem: ConditionalCheckFailedException")
                    || call.equals("Auto Scaling DescribeAutoScalingInstances"));
    assertThat(stage.table().item(NODE)).isEqualTo(before);
  }

  @Test
  void aNodeWithoutARecordIsWaitedForAndTheClaimMakesNone() {
    stage.group().launch(NODE);
    String launch = stage.launching(NODE);

    assertThatThrownBy(() -> stage.deliver(launch))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("has no record yet");

    assertThat(stage.table().has(NODE)).isFalse();
  }

  @Test
  void aLaunchThatIsOverRunsNothing() {
    String launch = stage.launch(NODE);
    stage.pass(Stage.HOOK_TIME.plusSeconds(1));

    Dispatch late = stage.deliver(launch);

    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(late.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "Auto Scaling RecordLifecycleActionHeartbeat: ValidationError",
            "Auto Scaling DescribeAutoScalingInstances",
            "DynamoDB DeleteItem");
    assertThat(stage.table().has(NODE)).isFalse();
    assertThat(stage.commands()).isEmpty();
  }
}
