package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.quickstart.ClusterModel.State;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.ScenarioInstance;
import dev.lifecycle.testing.aws.Hook.Result;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An instance joins the cluster before it takes traffic and leaves it before it goes. */
class ClusterModelTest {

  private final LifecycleScenario<State> scenario =
      LifecycleScenario.of(
          ClusterModelTransitions.TABLE, new ClusterModelDispatcher(new ClusterModel()));

  @Test
  void anInstanceTakesTrafficOnceItHasJoined() {
    scenario
        .launch()
        .assertState(State.JOIN_CLUSTER)
        .assertCommand("/usr/local/bin/join_cluster.sh 10.0.0.1")
        .assertHeldUp()
        .commandSucceeds()
        .assertState(State.READY)
        .assertCompleted(Result.CONTINUE);
  }

  @Test
  void aGroupWithADnsNameHasItInTheRecord() {
    scenario
        .instance("manager")
        .metadata("managerDnsName", "manager.example.org")
        .launch()
        .commandSucceeds()
        .assertTransitions("joined", "updateDns", "dnsUpdated", "complete", "ready")
        .assertAttribute("DnsName", "manager.example.org");
  }

  @Test
  void anInstanceThatCannotJoinIsAbandoned() {
    scenario
        .launch()
        .commandFails()
        .assertState(State.FAILED)
        .assertFailure("Failed")
        .assertCompleted(Result.ABANDON);
  }

  @Test
  void anInstanceThatFallsSilentIsAbandonedAfterTenMinutes() {
    scenario
        .launch()
        .after("9m")
        .assertState(State.JOIN_CLUSTER)
        .after("1m")
        .assertTransitions("joinTimedOut", "abandon")
        .assertCompleted(Result.ABANDON);
  }

  @Test
  void anInstanceLeavesBeforeItGoes() {
    scenario
        .launch()
        .commandSucceeds()
        .terminate()
        .assertState(State.LEAVING)
        .assertCommand("/usr/local/bin/leave_cluster.sh")
        .assertHeldUp()
        .commandSucceeds()
        .assertRemoved()
        .assertCompleted(Result.CONTINUE);
  }

  @Test
  void anInstanceThatCannotLeaveGoesAllTheSame() {
    scenario
        .launch()
        .commandSucceeds()
        .terminate()
        .commandFails()
        .assertRemoved()
        .assertCompleted(Result.CONTINUE);
  }

  @Test
  void aTerminationEndsALaunchThatIsUnderWay() {
    scenario
        .launch()
        .terminate()
        .assertState(State.LEAVING)
        .assertCalls("SSM CancelCommand", "SSM SendCommand");
  }

  @Test
  void eventsThatComeTwiceChangeNothing() {
    scenario
        .deliverTwice()
        .launch()
        .assertCalls("SSM SendCommand")
        .lastEventAgain()
        .assertNoCalls()
        .assertState(State.JOIN_CLUSTER);
  }

  @Test
  void aResultThatIsLostIsAskedForBeforeTheTimeIsOver() {
    ScenarioInstance<State> instance = scenario.launch();
    scenario.deliverNever();
    instance
        .commandSucceeds()
        .assertState(State.JOIN_CLUSTER)
        .after("10m")
        .assertState(State.READY);
  }

  @TestFactory
  Stream<DynamicTest> survivesEveryFault() {
    return CrashMatrix.of(
            ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new ClusterModel()))
        .story(story -> story.launch().commandSucceeds().terminate().commandSucceeds())
        .cases()
        .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
  }
}
