package dev.lifecycle.examples.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.ScenarioInstance;
import dev.lifecycle.testing.aws.Hook.Result;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Managers and workers join the swarm, DNS names them, and whatever they leave behind is taken
 * away.
 */
class SwarmModelTest {

  private final FakeRoute53 route53 = new FakeRoute53();
  private final LifecycleScenario<SwarmState> scenario =
      LifecycleScenario.of(SwarmModelTransitions.TABLE, dispatcher(route53));
  private final ScenarioInstance<SwarmState> manager = scenario.instance("manager").type("manager");
  private final ScenarioInstance<SwarmState> worker = scenario.instance("worker");

  private static SwarmModelDispatcher dispatcher(FakeRoute53 route53) {
    return new SwarmModelDispatcher(new SwarmModel(new HostedZone(route53, "Z1", "example.org")));
  }

  private void managerIsReady() {
    scenario.commandsSucceed();
    manager.launch().assertState(SwarmState.READY);
    scenario.commandsWait();
  }

  @Test
  void theFirstManagerInitialisesTheSwarm() {
    manager
        .launch()
        .assertState(SwarmState.INITIALISING)
        .assertCommand("/opt/swarm/init.sh 10.0.0.1")
        .commandSucceeds()
        .assertCommand("/opt/swarm/activate.sh 10.0.0.1")
        .commandSucceeds()
        .assertState(SwarmState.READY)
        .assertCompleted(Result.CONTINUE);
    assertThat(route53.names()).containsExactly(entry(manager));
  }

  @Test
  void aWorkerIsLabelledByAManagerBeforeItIsActive() {
    managerIsReady();

    worker
        .metadata("tier", "edge")
        .launch()
        .assertCommand("/opt/swarm/join.sh worker 10.0.0.2 10.0.0.1")
        .commandSucceeds()
        .assertCommand("/opt/swarm/label.sh 10.0.0.2 tier edge", manager)
        .commandSucceeds()
        .assertCommand("/opt/swarm/activate.sh 10.0.0.2", manager)
        .assertHeldUp()
        .commandSucceeds()
        .assertState(SwarmState.REBALANCING)
        .assertCompleted(Result.CONTINUE);
    assertThat(route53.names()).containsExactly(entry(manager), entry(worker));
  }

  @Test
  void aWorkerThatIsFirstWaitsForAManager() {
    worker.launch().assertState(SwarmState.AWAITING_MANAGER).scheduleFires("seek-manager");
    worker.assertNoCalls();

    managerIsReady();
    worker.scheduleFires("seek-manager").assertState(SwarmState.JOINING);
  }

  @Test
  void aWorkerThatFindsNoManagerForHalfAnHourIsAbandonedAndNamelessAgain() {
    worker
        .launch()
        .after("30m")
        .assertState(SwarmState.FAILED)
        .assertCompleted(Result.ABANDON)
        .assertNoAttribute("DnsName");
    assertThat(route53.names()).isEmpty();
  }

  @Test
  void proxiesForgetANodeThatGoesBeforeTheSwarmDoes() {
    managerIsReady();
    ScenarioInstance<SwarmState> proxy = scenario.instance("proxy").type("proxy").existsIn("ready");
    scenario.commandsSucceed();
    worker.launch().assertState(SwarmState.READY);
    scenario.commandsWait();

    worker
        .terminate()
        .assertNoAttribute("DnsName")
        .assertCommand("/opt/proxy/reload.sh", proxy)
        .commandSucceeds()
        .assertCommand("/opt/swarm/remove.sh 10.0.0.2", manager)
        .assertHeldUp()
        .commandSucceeds()
        .assertCompleted(Result.CONTINUE)
        .assertCommand("/opt/swarm/rebalance.sh", manager)
        .commandFails()
        .assertRemoved();
  }

  @Test
  void aNameThatRoute53IsTooBusyForIsGivenLater() {
    route53.busy(true);
    manager.launch().assertState(SwarmState.FINISHED_CLOUD_INIT).assertHeldUp();
    assertThat(scenario.toString()).contains("    manager: Route 53 cannot be reached (the event");

    route53.busy(false);
    manager.after("2m").assertState(SwarmState.INITIALISING);
    assertThat(route53.names()).containsExactly(entry(manager));
  }

  private static Map.Entry<String, String> entry(ScenarioInstance<SwarmState> node) {
    return Map.entry(node.id() + ".example.org", node.ip());
  }

  @TestFactory
  Stream<DynamicTest> survivesEveryFault() {
    return CrashMatrix.of(SwarmModelTransitions.TABLE, () -> dispatcher(new FakeRoute53()))
        .story(SwarmModelTest::aManagerComesAndGoes)
        .cases()
        .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }

  private static void aManagerComesAndGoes(LifecycleScenario<SwarmState> story) {
    story
        .instance("manager")
        .type("manager")
        .launch()
        .commandSucceeds()
        .commandSucceeds()
        .terminate();
  }
}
