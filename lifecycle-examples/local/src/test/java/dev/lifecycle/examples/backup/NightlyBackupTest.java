package dev.lifecycle.examples.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.engine.RetryableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every night one secondary is backed up, and comes back whatever becomes of it. */
class NightlyBackupTest extends BackupStage {

  @Test
  void oneOfThreeIsBackedUp() {
    becomeReady(C, B, A);

    Dispatch begin = stage.deliver(night());

    assertThat(begin.transitions()).containsExactly("backUp");
    assertThat(begin.outcome()).isEqualTo("RESTING");
    assertThat(begin.calls())
        .containsExactly(
            "DynamoDB GetItem", // the latest firing
            "DynamoDB Query", // who may be a member
            "DynamoDB BatchGetItem",
            "DynamoDB PutItem", // the choice
            "DynamoDB UpdateItem", // claim
            "DynamoDB UpdateItem", // intent
            "SSM SendCommand",
            "DynamoDB TransactWriteItems",
            "DynamoDB UpdateItem"); // the firing is done
    assertThat(states(A, B, C)).containsExactly("backing_up", "ready", "ready");
    assertThat(chosen()).containsExactly(A);
    assertThat(firingIsDone()).isTrue();
    assertThat(item(A)).containsKeys("Command", "Deadline", "NextLook");

    Dispatch end = stage.deliver(backupEnds(A, "Success"));

    assertThat(end.transitions()).containsExactly("backedUp");
    assertThat(end.calls())
        .containsExactly("DynamoDB GetItem", "DynamoDB UpdateItem", "DynamoDB UpdateItem");
    assertThat(states(A, B, C)).containsOnly("ready");
    assertThat(stage.table().journal(A))
        .endsWith("backUp ScheduleFired", "backedUp CommandSucceeded");
    assertThat(item(A))
        .doesNotContainKeys("Command", "Deadline", "NextLook", "LeaseOwner", "BackupFailed");
    assertThat(set.backups()).containsExactly(ip(A));
  }

  @Test
  void aPrimaryStepsDownBeforeItIsBackedUpAndOnlyOnce() {
    becomeReady(A, B, C);
    assertThat(set.primary()).hasValue(ip(A));

    stage.deliver(night());
    stage.deliver(backupEnds(A, "Success"));
    stage.deliver(night());
    stage.deliver(backupEnds(A, "Success"));

    assertThat(set.primary()).hasValue(ip(B));
    assertThat(set.backups()).containsExactly(ip(A), ip(A));
  }

  @Test
  void theCommandNamesTheBackupAndEndsBeforeItsTimeOut() {
    becomeReady(B, A);

    stage.deliver(night());

    assertThat(stage.commands().get(0))
        .satisfies(
            command -> {
              assertThat(command.invocations()).containsOnlyKeys(A);
              assertThat(command.script())
                  .matches("/opt/replica-set/backup.sh " + A + "/3-[0-9a-f]{12}/backUp/backUp");
              assertThat(command.timeout().plus(command.executionTimeout()))
                  .isLessThan(Duration.ofHours(2));
            });
  }

  @Test
  void aBackupThatFailsIsNoFailureOfTheNode() {
    becomeReady(C, B, A);
    set.ends("backup.sh", A, Duration.ofMinutes(1), 1);
    stage.deliver(night());
    stage.pass(Duration.ofMinutes(1));

    Dispatch end = stage.deliver(backupEnds(A, "Failed"));

    assertThat(end.transitions()).containsExactly("backupFailed");
    assertThat(end.outcome()).isEqualTo("RESTING");
    assertThat(states(A, B, C)).containsOnly("ready");
    assertThat(stage.table().journal(A))
        .endsWith("backUp ScheduleFired", "backupFailed CommandFailed");
    assertThat(item(A)).containsKey("BackupFailed").doesNotContainKeys("Failure", "Command");
    assertThat(stage.group().instances()).containsEntry(A, "InService");
  }

  @Test
  void aNodeWhoseBackupFailedMakesWayUntilOneSucceeds() {
    becomeReady(B, A);
    set.ends("backup.sh", A, Duration.ofMinutes(1), 1);
    stage.deliver(night());
    stage.pass(Duration.ofMinutes(1));
    stage.deliver(backupEnds(A, "Failed"));

    stage.deliver(night());
    assertThat(chosen()).containsExactly(B);
    stage.deliver(backupEnds(B, "Success"));
    stage.deliver(night());

    assertThat(chosen()).containsExactly(B);
  }

  @Test
  void aBackupOfWhichNothingIsHeardEndsWithItsTimeOut() {
    becomeReady(C, B, A);
    set.ends("backup.sh", A, Duration.ofHours(1), 0);
    stage.deliver(night());
    stage.aws().runCommand().silence(A);
    stage.pass(Duration.ofMinutes(119));
    assertThat(stage.sweep().nodes()).isEmpty();
    assertThat(states(A)).containsExactly("backing_up");
    stage.pass(Duration.ofMinutes(2));

    Dispatch sweep = stage.sweep();

    assertThat(sweep.transitions()).containsExactly("backupTimedOut");
    assertThat(sweep.calls())
        .filteredOn(call -> !call.equals("DynamoDB Query"))
        .containsExactly(
            "DynamoDB UpdateItem",
            "SSM ListCommands",
            "DynamoDB UpdateItem",
            "SSM CancelCommand",
            "Auto Scaling DescribeAutoScalingInstances");
    assertThat(states(A, B, C)).containsOnly("ready");
    assertThat(stage.table().journal(A))
        .endsWith("backUp ScheduleFired", "backupTimedOut DeadlinePassed");
    assertThat(item(A)).containsKey("BackupFailed").doesNotContainKeys("Failure", "Command");
  }

  @Test
  void aBackupThatRunsForTooLongIsEndedBySystemsManager() {
    becomeReady(B, A);
    set.ends("backup.sh", A, Duration.ofHours(5), 0);
    stage.deliver(night());
    stage.pass(Duration.ofHours(2));

    Dispatch end = stage.deliver(backupEnds(A, "TimedOut"));

    assertThat(end.transitions()).containsExactly("backupFailed");
    assertThat(states(A, B)).containsOnly("ready");
  }

  @Test
  void aBackupWhoseAgentIsNeverThereEndsWithItsTimeOut() {
    becomeReady(B, A);
    stage.aws().runCommand().deregister(A);
    String night = night();
    assertThatThrownBy(() -> stage.deliver(night)).isInstanceOf(RetryableException.class);
    stage.pass(Duration.ofHours(2));

    Dispatch sweep = stage.sweep();

    assertThat(sweep.transitions()).containsExactly("backUp", "backupTimedOut");
    assertThat(states(A, B)).containsOnly("ready");
    assertThat(item(A)).containsKey("BackupFailed").doesNotContainKey("Failure");
    assertThat(set.backups()).isEmpty();
  }

  @Test
  void aBackupWhoseCommandIsRefusedIsNoneEither() {
    becomeReady(B, A);
    stage.aws().runCommand().deny(A);

    Dispatch begin = stage.deliver(night());

    assertThat(begin.calls()).contains("SSM SendCommand: AccessDeniedException");
    assertThat(begin.outcome()).isEqualTo("RESTING");
    assertThat(states(A)).containsExactly("backing_up");
    stage.pass(Duration.ofHours(2));
    assertThat(stage.sweep().transitions()).containsExactly("backupTimedOut");
    assertThat(states(A, B)).containsOnly("ready");
    assertThat(item(A)).containsKey("BackupFailed").doesNotContainKey("Failure");
  }

  @Test
  void onlyOneBackupRunsAtATime() {
    becomeReady(C, B, A);
    set.ends("backup.sh", A, Duration.ofMinutes(90), 0);
    stage.deliver(night());
    stage.pass(Duration.ofHours(1));

    Dispatch byHand = stage.deliver(fire());

    assertThat(byHand.nodes()).isEmpty();
    assertThat(chosen()).isEmpty();
    assertThat(firingIsDone()).isTrue();
    assertThat(states(A, B, C)).containsExactly("backing_up", "ready", "ready");
    assertThat(scripts()).filteredOn(script -> script.contains("backup.sh")).hasSize(1);
  }

  @Test
  void nobodyIsReady() {
    Dispatch none = stage.deliver(night());

    assertThat(none.answer()).isEqualTo("{\"nodes\":[]}");
    assertThat(none.calls())
        .containsExactly("DynamoDB GetItem", "DynamoDB Query", "DynamoDB PutItem");
    assertThat(chosen()).isEmpty();
    assertThat(firingIsDone()).isTrue();
  }

  @Test
  void aLoneMemberIsNoSecondary() {
    becomeReady(A);

    assertThat(stage.deliver(night()).nodes()).isEmpty();

    assertThat(chosen()).isEmpty();
    assertThat(states(A)).containsExactly("ready");
  }
}
