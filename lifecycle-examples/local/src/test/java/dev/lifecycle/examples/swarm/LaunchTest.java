package dev.lifecycle.examples.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.engine.RetryableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nodes launch: one initialises the swarm, the others join it. */
class LaunchTest extends SwarmStage {

  @Test
  void theFirstManagerInitialisesTheSwarm() {
    Dispatch first = launch(FIRST, "manager");

    assertThat(first.transitions()).containsExactly("register", "initialise");
    assertThat(first.calls()).containsSubsequence(UPSERT, SEND);
    assertThat(stage.table().status(FIRST)).isEqualTo("initialising");
    assertThat(named()).containsExactly(name(FIRST));

    proceed(FIRST, "ready");

    assertThat(sent(FIRST))
        .containsExactly(
            "/opt/swarm/init.sh 10.0.0.1 on [" + FIRST + "]",
            "/opt/swarm/activate.sh 10.0.0.1 on [" + FIRST + "]");
    assertThat(stage.table().journal(FIRST))
        .containsExactly(
            "register InstanceLaunching",
            "initialise InstanceLaunching",
            "joined CommandSucceeded",
            "activateManager CommandSucceeded",
            "activated CommandSucceeded",
            "ready CommandSucceeded");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void theSecondManagerJoinsThroughTheFirst() {
    become(FIRST, "manager");

    Dispatch second = launch(SECOND, "manager");
    proceed(SECOND, "ready");

    assertThat(second.transitions()).containsExactly("register", "join");
    assertThat(sent(SECOND))
        .containsExactly(
            "/opt/swarm/join.sh manager 10.0.0.2 10.0.0.1 on [" + SECOND + "]",
            "/opt/swarm/activate.sh 10.0.0.2 on [" + SECOND + "]");
    assertThat(named()).containsExactly(name(FIRST), name(SECOND));
    assertThat(stage.hookResults())
        .containsExactly("workers-launch CONTINUE CALL", "workers-launch CONTINUE CALL");
  }

  @Test
  void ofThreeManagersThatLaunchAtOnceOneInitialises() throws Exception {
    List<String> managers = List.of(FIRST, SECOND, THIRD);
    List<String> events =
        managers.stream().map(node -> stage.launch(node, "manager", ip(node))).toList();

    ExecutorService threads = Executors.newFixedThreadPool(events.size());
    try {
      for (Future<Dispatch> dispatch :
          threads.invokeAll(events.stream().map(event -> callable(stage, event)).toList())) {
        assertThat(dispatch.get().outcome()).isEqualTo("RESTING");
      }
    } finally {
      threads.shutdown();
    }

    Map<String, List<String>> byState =
        managers.stream().collect(Collectors.groupingBy(stage.table()::status));
    assertThat(byState).containsOnlyKeys("initialising", "awaiting_manager");
    assertThat(byState.get("initialising")).hasSize(1);
    String chosen = byState.get("initialising").get(0);
    assertThat(stage.commands())
        .singleElement()
        .satisfies(c -> assertThat(c.comment()).matches(chosen + "/1-[0-9a-f]{12}/initialise"));

    // Nobody is woken up for nothing.
    assertThat(seek().nodes()).isEmpty();
    proceed(chosen, "ready");
    assertThat(seek().nodes()).hasSize(2);
    byState.get("awaiting_manager").forEach(node -> proceed(node, "ready"));

    assertThat(stage.table().others("role"))
        .singleElement()
        .satisfies(role -> assertThat(role).containsEntry("Holder", Table.text(chosen)));
    assertThat(stage.commands().stream().filter(c -> c.script().contains("init.sh"))).hasSize(1);
    assertThat(stage.hookResults()).hasSize(3).containsOnly("workers-launch CONTINUE CALL");
  }

  private static Callable<Dispatch> callable(Stage stage, String event) {
    return () -> stage.deliver(event);
  }

  @Test
  void whereTheFirstFailsAManagerThatWaitsTakesItsPlace() {
    fail("init.sh 10.0.0.1");
    launch(FIRST, "manager");
    Dispatch second = launch(SECOND, "manager");
    launch(WORKER, "worker");
    assertThat(second.transitions()).containsExactly("register", "awaitManager");
    end(FIRST);
    assertThat(stage.table().status(FIRST)).isEqualTo("failed");

    seek();

    assertThat(stage.table().status(SECOND)).isEqualTo("initialising");
    assertThat(stage.table().status(WORKER)).isEqualTo("awaiting_manager");
    proceed(SECOND, "ready");
    seek();
    proceed(WORKER, "ready");
    assertThat(named()).containsExactly(name(SECOND), name(WORKER));
  }

  @Test
  void aManagerThatFollowsTheFirstJoinsAndDoesNotInitialiseAnew() {
    become(FIRST, "manager");
    become(SECOND, "manager");
    stage.deliver(stage.terminate(FIRST));
    end(FIRST);
    assertThat(stage.table().has(FIRST)).isFalse();

    Dispatch third = launch(THIRD, "manager");

    assertThat(third.transitions()).containsExactly("register", "join");
    assertThat(sent(THIRD)).singleElement().asString().contains("10.0.0.3 10.0.0.2");
  }

  @Test
  void aWorkerIsLabelledByAManagerBeforeItIsActive() {
    become(FIRST, "manager");
    stage.metadata("{\"tier\":\"edge and more\"}");

    launch(WORKER, "worker");
    proceed(WORKER, "rebalancing");
    assertThat(stage.hookResults()).hasSize(2).endsWith("workers-launch CONTINUE CALL");
    proceed(WORKER, "ready");

    String manager = " on [" + FIRST + "]";
    assertThat(sent(WORKER))
        .containsExactly(
            "/opt/swarm/join.sh worker 10.0.0.4 10.0.0.1 on [" + WORKER + "]",
            "/opt/swarm/label.sh 10.0.0.4 tier 'edge and more'" + manager,
            "/opt/swarm/activate.sh 10.0.0.4" + manager,
            "/opt/swarm/rebalance.sh" + manager);
    assertThat(stage.table().journal(WORKER))
        .containsExactly(
            "register InstanceLaunching",
            "join InstanceLaunching",
            "joined CommandSucceeded",
            "label CommandSucceeded",
            "activate CommandSucceeded",
            "activated CommandSucceeded",
            "rebalance CommandSucceeded",
            "rebalanced CommandSucceeded");
  }

  @Test
  void aWorkerThatJoinedWaitsUntilAManagerCanLabelIt() {
    become(FIRST, "manager");
    launch(WORKER, "worker");
    stage.table().set(FIRST, "ItemStatus", Table.text("activating"));

    assertThatThrownBy(() -> end(WORKER))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("no manager of the swarm is ready");
    assertThat(stage.table().status(WORKER)).isEqualTo("joined");

    stage.table().set(FIRST, "ItemStatus", Table.text("ready"));
    stage.pass(Duration.ofMinutes(3));
    stage.sweep();
    assertThat(stage.table().status(WORKER)).isEqualTo("labelling");
  }

  @Test
  void withoutATierTheGroupIsTheLabel() {
    become(FIRST, "manager");
    become(WORKER, "worker");

    assertThat(sent(WORKER)).anyMatch(sent -> sent.contains("tier " + Stage.GROUP));
  }

  @Test
  void aRebalanceThatFailsHoldsNobodyUp() {
    become(FIRST, "manager");
    fail("rebalance.sh");
    become(WORKER, "worker");

    assertThat(stage.table().item(WORKER)).doesNotContainKey("Failure");
    assertThat(stage.hookResults()).hasSize(2).containsOnly("workers-launch CONTINUE CALL");
  }

  @Test
  void aWorkerWaitsForAManagerHalfAnHourAtMost() {
    launch(WORKER, "worker");
    stage.pass(Duration.ofMinutes(29));
    assertThat(seek().nodes()).isEmpty();
    assertThat(stage.table().status(WORKER)).isEqualTo("awaiting_manager");

    stage.pass(Duration.ofMinutes(1));
    Dispatch sweep = stage.sweep();

    assertThat(sweep.transitions()).startsWith("noManager", "withdraw").endsWith("abandon");
    assertThat(stage.table().status(WORKER)).isEqualTo("failed");
    assertThat(named()).isEmpty();
    assertThat(stage.commands()).isEmpty();
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }
}
