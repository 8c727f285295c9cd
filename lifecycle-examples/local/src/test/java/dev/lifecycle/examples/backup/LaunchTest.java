package dev.lifecycle.examples.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An instance is in service once it has its copy of the data; one that fails leaves nothing. */
class LaunchTest extends BackupStage {

  @Test
  void theFirstNodeFoundsTheSet() {
    Dispatch join = stage.deliver(launch(A));
    Dispatch joined = stage.deliver(stage.commandEnds(A, "Success"));
    Dispatch ready = stage.deliver(stage.commandEnds(A, "Success"));

    assertThat(join.transitions()).containsExactly("join");
    assertThat(joined.transitions()).containsExactly("joined");
    assertThat(ready.transitions()).containsExactly("ready");
    assertThat(ready.calls())
        .containsExactly(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "Auto Scaling CompleteLifecycleAction CONTINUE",
            "DynamoDB UpdateItem");
    assertThat(stage.table().journal(A))
        .containsExactly(
            "join InstanceLaunching", "joined CommandSucceeded", "ready CommandSucceeded");
    assertThat(scripts())
        .containsExactly("/opt/replica-set/found.sh " + ip(A), "/opt/replica-set/await_copy.sh");
    assertThat(set.primary()).hasValue(ip(A));
    assertThat(stage.group().instances()).containsEntry(A, "InService");
  }

  @Test
  void theOthersJoinThroughAMember() {
    becomeReady(B, A);

    assertThat(scripts()).contains("/opt/replica-set/join.sh " + ip(A) + " " + ip(B));
    assertThat(set.members()).containsExactly(ip(B), ip(A));
    assertThat(set.founded()).isEqualTo(1);
    assertThat(stage.hookResults()).hasSize(2).containsOnly("workers-launch CONTINUE CALL");
  }

  @Test
  void ofNodesThatLaunchAtOnceOneFoundsTheSet() {
    String a = launch(A);
    String b = launch(B);
    stage.deliver(b);
    stage.deliver(a);
    for (int command = 0; command < 2; command++) {
      stage.deliver(stage.commandEnds(A, "Success"));
      stage.deliver(stage.commandEnds(B, "Success"));
    }

    assertThat(states(A, B)).containsOnly("ready");
    assertThat(set.founded()).isEqualTo(1);
    assertThat(set.members()).containsExactly(ip(B), ip(A));
    assertThat(stage.table().item("role:BackupModel:founder"))
        .containsEntry("Holder", Table.text(B));
  }

  @Test
  void anotherNodeFoundsTheSetIfTheFirstOneFails() {
    set.ends("found.sh", A, Duration.ofSeconds(1), 1);
    stage.deliver(launch(A));

    Dispatch failed = stage.deliver(stage.commandEnds(A, "Failed"));
    becomeReady(B);

    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(failed.transitions()).containsExactly("abandon");
    assertThat(states(A)).containsExactly("failed");
    assertThat(set.members()).containsExactly(ip(B));
    assertThat(stage.hookResults())
        .containsExactly("workers-launch ABANDON CALL", "workers-launch CONTINUE CALL");
  }

  @Test
  void theHookWaitsForACopyThatTakesHours() {
    becomeReady(A);
    set.ends("await_copy.sh", B, Duration.ofHours(8), 0);
    stage.deliver(launch(B));
    stage.deliver(stage.commandEnds(B, "Success"));
    for (int minutes = 0; minutes < 8 * 60; minutes += 30) {
      stage.pass(Duration.ofMinutes(30));
      stage.sweep();
    }

    Dispatch ready = stage.deliver(stage.commandEnds(B, "Success"));

    assertThat(ready.transitions()).containsExactly("ready");
    assertThat(stage.hookResults()).hasSize(2).containsOnly("workers-launch CONTINUE CALL");
    assertThat(stage.group().instances()).containsEntry(B, "InService");
  }

  @Test
  void aNodeThatGetsNoCopyIsTakenOutOfTheSetAndAbandoned() {
    becomeReady(A);
    set.ends("await_copy.sh", B, Duration.ofSeconds(1), 1);
    stage.deliver(launch(B));
    stage.deliver(stage.commandEnds(B, "Success"));
    assertThat(set.members()).containsExactly(ip(A), ip(B));

    Dispatch failed = stage.deliver(stage.commandEnds(B, "Failed"));

    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(failed.transitions()).containsExactly("withdraw");
    assertThat(states(A, B)).containsExactly("ready", "withdrawing");
    assertThat(stage.commands().get(0))
        .satisfies(
            command -> {
              assertThat(command.script()).isEqualTo("/opt/replica-set/remove.sh " + ip(B));
              assertThat(command.invocations()).containsOnlyKeys(A);
            });

    Dispatch gone = stage.deliver(stage.commandEnds(A, "Success"));

    assertThat(gone.transitions()).containsExactly("withdrawn");
    assertThat(states(A, B)).containsExactly("ready", "failed");
    assertThat(set.members()).containsExactly(ip(A));
    assertThat(stage.table().journal(B))
        .containsExactly(
            "join InstanceLaunching",
            "joined CommandSucceeded",
            "failure(command) CommandFailed",
            "withdraw CommandFailed",
            "withdrawn CommandSucceeded");
    assertThat(stage.hookResults()).endsWith("workers-launch ABANDON CALL");
  }

  @Test
  void aJoinOfWhichNothingIsHeardIsAbandonedEvenIfNobodyTakesItOut() {
    becomeReady(A);
    stage.deliver(launch(B));
    stage.aws().runCommand().silence(A);
    stage.aws().runCommand().silence(B);
    stage.pass(Duration.ofMinutes(11));

    Dispatch timedOut = stage.sweep();
    stage.pass(Duration.ofMinutes(6));
    Dispatch abandoned = stage.sweep();

    assertThat(timedOut.transitions()).containsExactly("joinTimedOut", "withdraw");
    assertThat(abandoned.transitions()).containsExactly("withdrawTimedOut");
    assertThat(states(B)).containsExactly("failed");
    assertThat(stage.hookResults()).endsWith("workers-launch ABANDON CALL");
  }

  @Test
  void aBackupElsewhereIsNotDisturbed() {
    becomeReady(B, A);
    set.ends("backup.sh", A, Duration.ofMinutes(30), 0);
    stage.deliver(night());
    Map<String, AttributeValue> before = item(A);

    becomeReady(C);

    assertThat(item(A)).isEqualTo(before);
    assertThat(states(A, B, C)).containsExactly("backing_up", "ready", "ready");
    stage.pass(Duration.ofMinutes(30));
    assertThat(stage.deliver(backupEnds(A, "Success")).transitions()).containsExactly("backedUp");
    assertThat(states(A, B, C)).containsOnly("ready");
    assertThat(set.members()).containsExactly(ip(B), ip(A), ip(C));
  }
}
