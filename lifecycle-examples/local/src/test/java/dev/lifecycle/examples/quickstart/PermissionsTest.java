package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.stage.Permissions;
import dev.lifecycle.runtime.engine.RetryableException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The generated policy grants what the function calls, and nothing else. */
class PermissionsTest extends QuickstartStage {

  private static final String OTHER = "i-0a0000000000000b2";
  private static final String LATE = "i-0a0000000000000c3";

  @Override
  Map<String, String> environment() {
    return Permissions.ENVIRONMENT;
  }

  @Test
  void whatIsGrantedIsCalledAndWhatIsCalledIsGranted() {
    comesAndGoes();
    comesLateAndIsNeverHeardOf();
    isKeptWaiting();
    commandsOfOthersEnd();
    Permissions.askAsOperator(stage, LATE);

    assertThat(Permissions.neededBy(stage.aws().calls().all()))
        .containsExactlyInAnyOrderElementsOf(Permissions.of(ClusterModel.class).granted());
  }

  private void comesAndGoes() {
    stage.deliver(stage.launch(NODE));
    stage.deliver(stage.commandEnds(NODE, "Success"));
    stage.deliver(stage.terminate(NODE));
    stage.deliver(stage.commandEnds(NODE, "Success"));
    assertThat(stage.table().has(NODE)).isFalse();
  }

  /** Its event is old, so that the action is kept alive; its command's result is lost. */
  private void comesLateAndIsNeverHeardOf() {
    String launch = stage.launch(OTHER);
    stage.pass(Duration.ofMinutes(2));
    stage.aws().runCommand().silence(OTHER);
    stage.deliver(launch);
    stage.pass(Duration.ofMinutes(11));
    stage.sweep();
    assertThat(stage.table().status(OTHER)).isEqualTo("failed");
  }

  /** Its agent comes too late for the first attempt. */
  private void isKeptWaiting() {
    stage.table().cloudInit(LATE, "finished_cloud_init");
    stage.group().launch(LATE);
    String launch = stage.launching(LATE);
    assertThatThrownBy(() -> stage.deliver(launch)).isInstanceOf(RetryableException.class);
    stage.pass(Duration.ofMinutes(1));
    stage.aws().runCommand().register(LATE);
    stage.deliver(launch);
    assertThat(stage.table().status(LATE)).isEqualTo("join_cluster");
  }

  private void commandsOfOthersEnd() {
    stage.pass(Duration.ofSeconds(2));
    String result = stage.take("EC2 Command Status-change", LATE, "\"Success\"");
    String theirs = stage.commands().get(0).id().replaceFirst("^.{8}", "00000000");
    String foreign = result.replace(stage.commands().get(0).id(), theirs);
    stage.pass(Duration.ofMinutes(16));
    assertThat(stage.deliver(foreign).reason()).isEqualTo("the command is not ours");
  }
}
