package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.quickstart.ClusterModel.State;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.ScenarioInstance;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.Hook.Result;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A story tells why things failed, and what it shows can be pasted; the world stays the test's. */
class ToldStoriesTest {

  private final LifecycleScenario<State> scenario =
      LifecycleScenario.of(
          ClusterModelTransitions.TABLE, new ClusterModelDispatcher(new ClusterModel()));
  private final ScenarioInstance<State> node = scenario.instance("node");

  private void each(String call, Fault fault) {
    scenario
        .world()
        .calls()
        .plan(
            (number, service, action) ->
                call.equals(service + " " + action) ? Optional.of(fault) : Optional.empty());
  }

  @Test
  void whyAnEventComesAgainIsTold() {
    each("SSM SendCommand", Fault.BROKEN);
    node.launch().assertState(State.FINISHED_CLOUD_INIT);

    assertThatThrownBy(() -> node.assertState(State.JOIN_CLUSTER))
        .hasMessageMatching(
            "(?s).* node: .*SendCommand.* \\(the event must be delivered again\\)\n.*")
        .hasMessageContaining("an event is delivered again at +1m30s");
  }

  @Test
  void thatAnInvocationWasKilledIsTold() {
    each("SSM SendCommand", Fault.CRASH_BEFORE);
    node.launch();

    assertThat(scenario.toString()).containsPattern("\\+0s {6}killed: ");
    scenario.world().calls().plan(FaultPlan.NONE);
    node.after("5m").assertState(State.JOIN_CLUSTER);
  }

  @Test
  void aCommandIsToldAsAssertCommandWantsIt() {
    String command = "/usr/local/bin/join_cluster.sh " + node.id();
    node.ip(node.id()).launch().assertCommand(command).commandSucceeds();

    assertThat(scenario.toString())
        .contains("node command ends with SUCCESS: '" + command + "' on node")
        .contains("node: SSM SendCommand");
  }

  @Test
  void theGroupsHooksAreTheTests() {
    Hook hook = Hook.of(World.LAUNCH_HOOK, Direction.LAUNCHING, Duration.ofMinutes(5));
    scenario.world().group().putHook(hook);
    scenario.deliverNever();
    node.metadata("tier", "edge").launch();

    assertThat(scenario.lastEvent()).contains("edge");
    List<Hook> hooks = scenario.world().group().hooks();
    assertThat(hooks).contains(hook).hasSize(2);
    assertThat(hooks).allMatch(one -> one.metadata().isEmpty());
    assertThatThrownBy(() -> node.after("6m").assertCompleted(Result.CONTINUE))
        .hasMessageContaining("ended with ABANDON by TIME_OUT");
  }

  @Test
  void recordsHaveAnAttributeThatNobodyKnows() {
    node.launch().assertAttribute(World.OWN_ATTRIBUTE, World.OWN_VALUE);
    scenario
        .instance("other")
        .existsIn(State.READY)
        .assertAttribute(World.OWN_ATTRIBUTE, World.OWN_VALUE);
  }
}
