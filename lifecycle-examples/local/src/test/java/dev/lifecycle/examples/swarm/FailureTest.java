package dev.lifecycle.examples.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Services;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever fails, the node disappears from wherever it got to, and its hook is answered. */
class FailureTest extends SwarmStage {

  @ParameterizedTest
  @CsvSource({
    "join.sh, joining, join",
    "label.sh, labelling, label",
    "activate.sh, activating, activate"
  })
  void aStepOfALaunchFails(String program, String state, String transition) {
    become(FIRST, "manager");
    proxy(PROXY);
    fail(program);
    launch(WORKER, "worker");
    proceed(WORKER, state);

    Dispatch failed = end(WORKER);

    assertThat(failed.transitions()).containsExactly("withdraw", "notifyProxies");
    assertThat(named()).containsExactly(name(FIRST));
    assertThat(stage.table().map(WORKER, "Failure"))
        .containsEntry("state", Table.text(state))
        .containsEntry("event", Table.text("CommandFailed"));
    assertThat(stage.table().journal(WORKER)).contains(transition + " " + trigger(state));

    proceed(WORKER, "failed");

    assertThat(sent(WORKER))
        .endsWith(
            "/opt/proxy/reload.sh on [" + PROXY + "]",
            "/opt/swarm/remove.sh 10.0.0.4 on [" + FIRST + "]");
    assertThat(stage.table().journal(WORKER))
        .endsWith(
            "failure(command) CommandFailed",
            "withdraw CommandFailed",
            "notifyProxies CommandFailed",
            "notified CommandSucceeded",
            "evict CommandSucceeded",
            "evicted CommandSucceeded",
            "abandon CommandSucceeded");
    assertThat(stage.hookResults())
        .containsExactly("workers-launch CONTINUE CALL", "workers-launch ABANDON CALL");
  }

  private static String trigger(String state) {
    return state.equals("joining") ? "InstanceLaunching" : "CommandSucceeded";
  }

  @Test
  void initialisingFails() {
    fail("init.sh");
    launch(FIRST, "manager");

    Dispatch failed = end(FIRST);

    assertThat(failed.transitions())
        .containsExactly("withdraw", "nobodyToNotify", "nobodyToEvict", "abandon");
    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(failed.calls()).containsSubsequence(DELETE, ABANDON);
    assertThat(named()).isEmpty();
  }

  @Test
  void aStepThatIsNeverHeardOfFails() {
    launch(FIRST, "manager");
    stage.aws().runCommand().silence(FIRST);
    stage.pass(Duration.ofMinutes(11));

    Dispatch sweep = stage.sweep();

    assertThat(sweep.transitions()).startsWith("timedOut", "withdraw").endsWith("abandon");
    assertThat(stage.table().status(FIRST)).isEqualTo("failed");
    assertThat(named()).isEmpty();
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @ParameterizedTest
  @CsvSource({"reload.sh, reloading_proxies", "remove.sh, leaving"})
  void aStepOfATerminationFails(String program, String state) {
    become(FIRST, "manager");
    become(WORKER, "worker");
    proxy(PROXY);
    fail(program);
    stage.deliver(stage.terminate(WORKER));
    proceed(WORKER, state);

    // The failure path takes the step once more, and minds no second failure.
    Dispatch failed = end(WORKER);
    assertThat(failed.transitions()).containsExactly("withdraw", "notifyProxies");
    assertThat(failed.calls()).doesNotContain(DELETE);
    proceed(WORKER, "redistributing");
    assertThat(stage.table().map(WORKER, "Failure")).containsEntry("state", Table.text(state));
    assertThat(end(WORKER).outcome()).isEqualTo("REMOVED");

    assertThat(stage.table().has(WORKER)).isFalse();
    assertThat(named()).containsExactly(name(FIRST));
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void theFailurePathMindsNoErrors() {
    become(FIRST, "manager");
    proxy(PROXY);
    fail(".sh");
    launch(WORKER, "worker");
    stage.aws().hostedZone().refuse("AccessDenied");

    end(WORKER);
    assertThat(stage.table().status(WORKER)).isEqualTo("notifying");
    end(WORKER);
    assertThat(stage.table().status(WORKER)).isEqualTo("evicting");
    end(WORKER);

    assertThat(stage.table().status(WORKER)).isEqualTo("failed");
    assertThat(stage.table().map(WORKER, "Failure")).containsEntry("state", Table.text("joining"));
    assertThat(stage.hookResults()).endsWith("workers-launch ABANDON CALL");
  }

  @ParameterizedTest
  @CsvSource({"notifying, 6, " + PROXY, "evicting, 11, " + FIRST})
  void theFailurePathWaitsForNobodyForLong(String state, int minutes, String silent) {
    become(FIRST, "manager");
    proxy(PROXY);
    fail("join.sh");
    launch(WORKER, "worker");
    proceed(WORKER, state);
    stage.aws().runCommand().silence(silent);
    stage.pass(Duration.ofMinutes(minutes));

    stage.sweep();

    assertThat(stage.table().status(WORKER)).isIn("evicting", "failed").isNotEqualTo(state);
  }

  @Test
  void aDnsThatRefusesAbandonsTheLaunch() {
    stage.aws().hostedZone().refuse("AccessDenied");

    Dispatch failed = launch(FIRST, "manager");

    assertThat(failed.transitions()).startsWith("withdraw").endsWith("abandon");
    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(stage.table().map(FIRST, "Failure"))
        .containsEntry("transition", Table.text("register"));
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void aFailedNodeTerminatesLikeAnyOther() {
    fail("init.sh");
    launch(FIRST, "manager");
    end(FIRST);
    stage.group().launch(FIRST);
    stage.pass(Duration.ofMinutes(1));

    Dispatch gone = stage.deliver(stage.terminate(FIRST));

    assertThat(gone.outcome()).isEqualTo("REMOVED");
    assertThat(stage.table().has(FIRST)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SWARM_DOMAIN, SWARM_HOSTED_ZONE_ID, is not set: give the id of the swarm's hosted zone",
    "SWARM_HOSTED_ZONE_ID, SWARM_DOMAIN, is not set: give the domain that nodes have their names in"
  })
  void anEnvironmentThatIsNotWholeIsRefusedInOneLine(String set, String missing, String words) {
    assertThatThrownBy(() -> new SwarmModel(Services.of(Map.of(set, "x"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(missing + " " + words);
  }
}
