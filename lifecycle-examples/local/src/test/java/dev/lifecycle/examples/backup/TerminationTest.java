package dev.lifecycle.examples.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.stage.Dispatch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A member hands over and leaves the set before its instance goes, whatever it was doing. */
class TerminationTest extends BackupStage {

  @Test
  void aPrimaryStepsDownAndAnotherMemberTakesItOut() {
    becomeReady(A, B);

    Dispatch stepDown = stage.deliver(stage.terminate(A));
    assertThat(stepDown.transitions()).containsExactly("stepDown");
    Dispatch leave = stage.deliver(stage.commandEnds(A, "Success"));

    assertThat(leave.transitions()).containsExactly("steppedDown", "leave");
    assertThat(set.primary()).hasValue(ip(B));
    assertThat(stage.table().journal(A))
        .endsWith(
            "stepDown InstanceTerminating",
            "steppedDown CommandSucceeded",
            "leave CommandSucceeded");
    assertThat(stage.commands().get(0))
        .satisfies(
            command -> {
              assertThat(command.script()).isEqualTo("/opt/replica-set/remove.sh " + ip(A));
              assertThat(command.invocations()).containsOnlyKeys(B);
            });

    Dispatch left = stage.deliver(stage.commandEnds(B, "Success"));

    assertThat(left.outcome()).isEqualTo("REMOVED");
    assertThat(left.transitions()).containsExactly("left", "remove");
    assertThat(left.calls())
        .containsExactly(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "Auto Scaling CompleteLifecycleAction CONTINUE",
            "DynamoDB DeleteItem");
    assertThat(stage.table().has(A)).isFalse();
    assertThat(states(B)).containsExactly("ready");
    assertThat(set.members()).containsExactly(ip(B));
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
    assertThat(stage.group().instances()).containsOnlyKeys(B);
  }

  @Test
  void aMemberThatBacksUpLeavesToo() {
    becomeReady(C, B, A);
    set.ends("backup.sh", A, Duration.ofHours(1), 0);
    stage.deliver(night());
    String backup = stage.commands().get(0).id();
    stage.pass(Duration.ofMinutes(10));

    Dispatch stepDown = stage.deliver(stage.terminate(A));

    assertThat(stepDown.transitions()).containsExactly("stepDown");
    assertThat(stepDown.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem",
            "SSM CancelCommand",
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");
    assertThat(states(A, B, C)).containsExactly("stepping_down", "ready", "ready");
    assertThat(stage.aws().runCommand().get(backup).status().word()).isEqualTo("Cancelled");

    Dispatch late = stage.deliver(stage.take(backup, "Invocation Status", "\"Cancelled\""));

    assertThat(late.outcome()).isEqualTo("IGNORED");
    stage.deliver(stage.commandEnds(A, "Success"));
    Dispatch left = stage.deliver(remover("Success"));
    assertThat(left.outcome()).isEqualTo("REMOVED");
    assertThat(set.members()).containsExactly(ip(C), ip(B));
    assertThat(set.backups()).isEmpty();
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");

    stage.deliver(night());
    assertThat(chosen()).containsExactly(B);
  }

  /** The latest command ends, on whichever member it runs. */
  private String remover(String status) {
    String on = stage.commands().get(0).invocations().keySet().iterator().next();
    assertThat(on).isIn(B, C);
    return stage.commandEnds(on, status);
  }

  @Test
  void theLastMemberHasNobodyToTakeItOut() {
    becomeReady(A);
    stage.deliver(stage.terminate(A));

    Dispatch left = stage.deliver(stage.commandEnds(A, "Success"));

    assertThat(left.transitions()).containsExactly("steppedDown", "lastToLeave", "remove");
  }

  @Test
  void aNodeThatHangsLeavesAllTheSame() {
    becomeReady(B, A);
    stage.aws().runCommand().silence(A);
    stage.aws().runCommand().silence(B);
    stage.deliver(stage.terminate(A));
    stage.pass(Duration.ofMinutes(6));

    Dispatch stepDownTimedOut = stage.sweep();
    stage.pass(Duration.ofMinutes(6));
    Dispatch leaveTimedOut = stage.sweep();

    assertThat(stepDownTimedOut.transitions()).containsExactly("stepDownTimedOut", "leave");
    assertThat(leaveTimedOut.transitions()).containsExactly("leaveTimedOut", "remove");
    assertThat(stage.table().has(A)).isFalse();
    assertThat(set.members()).containsExactly(ip(B));
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void aTerminationDuringTheLaunchLeavesNoMemberBehind() {
    becomeReady(B);
    set.ends("await_copy.sh", A, Duration.ofHours(1), 0);
    stage.deliver(launch(A));
    stage.deliver(stage.commandEnds(A, "Success"));
    assertThat(set.members()).containsExactly(ip(B), ip(A));

    stage.deliver(stage.terminate(A));
    stage.deliver(stage.commandEnds(A, "Success"));
    Dispatch left = stage.deliver(stage.commandEnds(B, "Success"));

    assertThat(left.outcome()).isEqualTo("REMOVED");
    assertThat(set.members()).containsExactly(ip(B));
    assertThat(stage.hookResults())
        .endsWith("workers-launch ABANDON OVERTAKEN", "workers-terminate CONTINUE CALL");
  }

  @Test
  void aNodeThatTerminatesIsNoMemberAnyMore() {
    becomeReady(B, A);
    stage.deliver(stage.terminate(B));

    assertThat(stage.deliver(night()).nodes()).isEmpty();

    assertThat(states(A, B)).containsExactly("ready", "stepping_down");
  }
}
