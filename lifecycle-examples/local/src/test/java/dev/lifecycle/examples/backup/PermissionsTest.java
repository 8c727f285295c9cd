package dev.lifecycle.examples.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.stage.Permissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The generated policy grants what the function calls, and nothing else. */
class PermissionsTest extends BackupStage {

  @Override
  Map<String, String> environment() {
    return Permissions.ENVIRONMENT;
  }

  @Test
  void whatIsGrantedIsCalledAndWhatIsCalledIsGranted() {
    becomeReady(A, B);
    isBackedUpInVain();
    goes();
    copiesForHours();
    Permissions.askAsOperator(stage, B);

    assertThat(Permissions.neededBy(stage.aws().calls().all()))
        .containsExactlyInAnyOrderElementsOf(Permissions.of(BackupModel.class).granted());
  }

  /** The backup outlasts its time, so that its command is looked up and cancelled. */
  private void isBackedUpInVain() {
    set.ends("backup.sh", A, Duration.ofHours(5), 0);
    stage.deliver(night());
    stage.aws().runCommand().silence(A);
    stage.pass(Duration.ofMinutes(121));
    stage.sweep();
    assertThat(states(A)).containsExactly("ready");
  }

  private void goes() {
    stage.deliver(stage.terminate(B));
    stage.deliver(stage.commandEnds(B, "Success"));
    stage.pass(Duration.ofSeconds(2));
    stage.pass(Duration.ofMinutes(6));
    stage.sweep();
    assertThat(item(B)).isEmpty();
  }

  /** The sweep keeps its lifecycle hook waiting. */
  private void copiesForHours() {
    set.ends("await_copy.sh", C, Duration.ofHours(3), 0);
    stage.deliver(launch(C));
    stage.deliver(stage.commandEnds(C, "Success"));
    stage.pass(Duration.ofMinutes(40));
    assertThat(stage.sweep().calls()).contains("Auto Scaling RecordLifecycleActionHeartbeat");
  }
}
