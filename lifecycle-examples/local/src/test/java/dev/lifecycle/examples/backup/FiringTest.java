package dev.lifecycle.examples.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.engine.RetryableException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However often a firing comes, and wherever the first delivery broke off: one backup. */
class FiringTest extends BackupStage {

  @Test
  void aFiringThatComesThreeTimesBacksUpOnce() {
    becomeReady(B, A);
    String night = night();
    stage.deliver(night);

    Dispatch again = stage.deliver(night);
    stage.deliver(backupEnds(A, "Success"));
    Dispatch afterTheBackup = stage.deliver(night);

    assertThat(List.of(again, afterTheBackup))
        .allSatisfy(
            duplicate -> {
              assertThat(duplicate.outcome()).isEqualTo("IGNORED");
              assertThat(duplicate.reason()).endsWith("it is a duplicate");
              assertThat(duplicate.calls()).containsExactly("DynamoDB GetItem");
            });
    assertThat(set.backups()).hasSize(1);
    assertThat(states(A, B)).containsOnly("ready");
  }

  @Test
  void aFiringThatIsNotKnownToBeDoneIsKnownByItsNode() {
    becomeReady(B, A);
    String night = night();
    stage.deliver(night);
    stage.deliver(backupEnds(A, "Success"));
    forgetThatTheFiringIsDone();

    Dispatch again = stage.deliver(night);

    assertThat(again.outcome()).isEqualTo("IGNORED");
    assertThat(again.reason()).isEqualTo("this event has fired its row already");
    assertThat(firingIsDone()).isTrue();
    assertThat(set.backups()).hasSize(1);
  }

  @Test
  void aRedeliveryAfterACrashBeforeTheDispatchGoesOnWithTheSameNode() {
    becomeReady(C, B);
    String night = night();
    hold(B, Duration.ofMinutes(10));
    assertThatThrownBy(() -> stage.deliver(night)).isInstanceOf(RetryableException.class);
    assertThat(chosen()).containsExactly(B);
    assertThat(firingIsDone()).isFalse();
    assertThat(states(B, C)).containsOnly("ready");
    becomeReady(A); // would be chosen now
    stage.pass(Duration.ofMinutes(10));

    Dispatch begin = stage.deliver(night);

    assertThat(begin.transitions()).containsExactly("backUp");
    assertThat(begin.calls()).doesNotContain("DynamoDB Query", "DynamoDB PutItem");
    assertThat(states(A, B, C)).containsExactly("ready", "backing_up", "ready");
    assertThat(chosen()).containsExactly(B);
    assertThat(firingIsDone()).isTrue();
  }

  @Test
  void aRedeliveryAfterACommandThatCouldNotBeSentGoesOnWithTheSameNode() {
    becomeReady(C, B);
    stage.aws().runCommand().deregister(B);
    String night = night();
    List<String> calls =
        stage.callsOf(
            () ->
                assertThatThrownBy(() -> stage.deliver(night))
                    .isInstanceOf(RetryableException.class));
    assertThat(calls).contains("SSM SendCommand: InvalidInstanceId");
    assertThat(firingIsDone()).isFalse();
    becomeReady(A); // would be chosen now
    stage.aws().runCommand().register(B);

    Dispatch begin = stage.deliver(night);

    // The open intent is driven; the firing itself is a duplicate then.
    assertThat(begin.transitions()).containsExactly("backUp");
    assertThat(states(A, B, C)).containsExactly("ready", "backing_up", "ready");
    assertThat(firingIsDone()).isTrue();
    stage.deliver(backupEnds(B, "Success"));
    assertThat(set.backups()).containsExactly(ip(B));
  }

  @Test
  void aNodeThatLeftBetweenChoiceAndDispatchIsNotWaitedFor() {
    becomeReady(C, B, A);
    String night = night();
    hold(A, Duration.ofMinutes(10));
    assertThatThrownBy(() -> stage.deliver(night)).isInstanceOf(RetryableException.class);
    stage.pass(Duration.ofMinutes(10));
    stage.deliver(stage.terminate(A));

    Dispatch late = stage.deliver(night);

    assertThat(late.outcome()).isEqualTo("UNHANDLED");
    assertThat(late.reason()).isEqualTo("no row of stepping_down names ScheduleFired");
    assertThat(firingIsDone()).isTrue();
    assertThat(item(A)).containsEntry("ItemStatus", Table.text("stepping_down"));
    assertThat(set.backups()).isEmpty();
  }
}
