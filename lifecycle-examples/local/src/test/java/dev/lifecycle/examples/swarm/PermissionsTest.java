package dev.lifecycle.examples.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.examples.local.stage.Permissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The generated policy grants what the runtime calls, and nothing else. Route 53 is called by the
 * model's own client, which only the user knows of: it is in no generated policy.
 */
class PermissionsTest extends SwarmStage {

  @Override
  Map<String, String> environment() {
    return Permissions.ENVIRONMENT;
  }

  @Test
  void whatIsGrantedIsCalledAndWhatIsCalledIsGranted() {
    become(FIRST, "manager");
    become(WORKER, "worker");
    goes(WORKER);
    comesLateAndIsNeverHeardOf(SECOND);
    seek();
    Permissions.askAsOperator(stage, FIRST);

    assertThat(Permissions.neededBy(stage.aws().calls().all()))
        .containsExactlyInAnyOrderElementsOf(Permissions.of(SwarmModel.class).granted());
    assertThat(stage.aws().calls().all()).extracting(Call::service).contains("Route 53");
    assertThat(Permissions.of(SwarmModel.class).granted())
        .noneMatch(permission -> permission.startsWith("route53"));
  }

  private void goes(String node) {
    stage.deliver(stage.terminate(node));
    while (stage.table().has(node)) {
      end(node);
    }
  }

  /** Its event is old, so that the action is kept alive; its command's result is lost. */
  private void comesLateAndIsNeverHeardOf(String node) {
    String launch = stage.launch(node, "manager", ip(node));
    stage.pass(Duration.ofMinutes(2));
    stage.aws().runCommand().silence(node);
    stage.deliver(launch);
    stage.pass(Duration.ofMinutes(11));
    assertThat(stage.sweep().transitions()).startsWith("timedOut", "withdraw");
  }
}
