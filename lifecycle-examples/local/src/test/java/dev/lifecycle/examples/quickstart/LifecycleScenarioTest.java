package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.quickstart.ClusterModel.State;
import dev.lifecycle.runtime.report.Outcome;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.ScenarioInstance;
import dev.lifecycle.testing.aws.CommandStatus;
import dev.lifecycle.testing.aws.Hook.Result;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit tells a story as it happens, and says clearly what does not hold or cannot be. */
class LifecycleScenarioTest {

  private static final String CONTINUE = "Auto Scaling CompleteLifecycleAction CONTINUE";

  private final LifecycleScenario<State> scenario = scenario();

  private static LifecycleScenario<State> scenario() {
    return LifecycleScenario.of(
        ClusterModelTransitions.TABLE, new ClusterModelDispatcher(new ClusterModel()));
  }

  // What does not hold

  @Test
  void aWrongStateTellsTheWholeStory() {
    ScenarioInstance<State> node = scenario.instance("node").launch().commandFails();

    assertThatThrownBy(() -> node.assertState(State.READY))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            node (i-00000000000000001): expected to be in READY, but it is in FAILED.
            The story so far:
                   +0s  node launches
                   +0s      node: SSM SendCommand
                   +0s      node: join -> join_cluster
                   +1s  node command ends with FAILED: '/usr/local/bin/join_cluster.sh 10.0.0.1' on node
                   +1s      node: Auto Scaling CompleteLifecycleAction ABANDON
                   +1s      node: abandon -> failed, FAILED (the command ended with Failed)
                   +1s      node: IGNORED (this command is not the one that the node waits for)
            Now:
              node is in FAILED
              its record says that it failed: the command ended with Failed
              it goes on by InstanceTerminating: leave -> LEAVING"""
                .stripIndent());
  }

  @Test
  void eachAssertionCanFailAndSaysWhatIsThere() {
    ScenarioInstance<State> node = scenario.launch();

    assertFails(node::assertRemoved, "expected to be removed, but it is in JOIN_CLUSTER");
    assertFails(
        () -> node.assertAttribute("DnsName", "x"),
        "expected to have DnsName = x, but it has none");
    assertFails(
        () -> node.assertNoAttribute("InstanceIp"),
        "expected to have no InstanceIp, but it has InstanceIp = 10.0.0.1");
    assertFails(
        () -> node.assertFailure("Failed"),
        "expected to have failed with 'Failed', but it has no failure");
    assertFails(
        () -> node.assertTransitions("joined"),
        "expected the transitions of the latest step to be [joined], but it has [join]");
    assertFails(
        () -> node.assertOutcome(Outcome.UNHANDLED),
        "expected the outcome UNHANDLED, but it got RESTING");
    assertFails(
        () -> node.assertCommand("leave_cluster.sh"),
        "expected to wait for the command 'leave_cluster.sh' on the instance, but it waits for"
            + " '/usr/local/bin/join_cluster.sh 10.0.0.1' on the instance");
    assertFails(node::assertNoCommand, "expected to wait for no command, but it waits for");
    assertFails(
        () -> node.assertCompleted(Result.CONTINUE),
        "expected its lifecycle action to be completed with CONTINUE, but it is still in"
            + " Pending:Wait");
    assertFails(
        node::assertNoCalls,
        "expected the calls of the latest step to be [], but it has [SSM SendCommand]");
    node.commandSucceeds();
    assertFails(node::assertHeldUp, "expected to be held up by its lifecycle hook, but it is InS");
    assertFails(() -> node.assertCompleted(Result.ABANDON), "but it ended with CONTINUE by CALL");
    node.terminate().after("10m");
    assertFails(() -> node.assertState(State.LEFT), "expected to be in LEFT, but it has no record");
  }

  private static void assertFails(ThrowingCallable assertion, String message) {
    assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("the instance (i-00000000000000001): ")
        .hasMessageContaining(message)
        .hasMessageContaining("The story so far:");
  }

  @Test
  void aCommandOnAnotherInstanceIsNotTheOneThatWasExpected() {
    ScenarioInstance<State> other = scenario.instance("other").existsIn(State.READY);
    ScenarioInstance<State> node = scenario.instance("node").launch();

    assertThatThrownBy(
            () -> node.assertCommand("/usr/local/bin/join_cluster.sh " + node.ip(), other))
        .hasMessageContaining("10.0.0.2' on other, but it waits for")
        .hasMessageContaining("10.0.0.2' on node");
  }

  @Test
  void whenAHookTimesOutNobodyCompletedIt() {
    scenario.deliverNever();
    ScenarioInstance<State> node = scenario.launch().after("2h");

    assertThatThrownBy(() -> node.assertCompleted(Result.ABANDON))
        .hasMessageContaining("but it ended with ABANDON by TIME_OUT");
  }

  // What cannot be

  @Test
  void noCommandCanEndWhereNoneIsOpen() {
    ScenarioInstance<State> node = scenario.launch().commandSucceeds();

    assertThatThrownBy(node::commandSucceeds)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "no command of the instance (i-00000000000000001) is open, so none can end.")
        .hasMessageContaining("it goes on by InstanceTerminating: leave -> LEAVING");
  }

  @Test
  void aCommandDoesNotEndWithAStatusThatIsNotFinal() {
    ScenarioInstance<State> node = scenario.launch();

    assertThatThrownBy(() -> node.commandEnds(CommandStatus.IN_PROGRESS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a command does not end with IN_PROGRESS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10x", "", "m", "1.5h", "-1m", "10", "10m "})
  void aLengthOfTimeThatCannotBeReadSaysHowToWriteOne(String span) {
    assertThatThrownBy(() -> scenario.after(span))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "after(\"%s\") is no length of time: write numbers with s, m, h or d, for example 90s,"
                    .formatted(span)
                + " 10m or 1h30m");
  }

  @Test
  void anInstanceThatNeverLaunchedCannotTerminate() {
    ScenarioInstance<State> node = scenario.instance("node");

    assertThatThrownBy(node::terminate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "node (i-00000000000000001) is not in the group, so it cannot be: terminates.");
  }

  @Test
  void anInstanceLaunchesOnceAndIsWhatItIsBefore() {
    ScenarioInstance<State> node = scenario.instance("node").launch();

    assertThatThrownBy(node::launch)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is in the group already");
    assertThatThrownBy(() -> node.type("manager"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("type(..) says what node");
  }

  @Test
  void nothingComesAgainBeforeThereWasAnything() {
    assertThatThrownBy(scenario::lastEventAgain)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("there was no event yet to repeat");
  }

  // How things happen

  @Test
  void aSlowBootIsWaitedFor() {
    scenario
        .instance("slow")
        .boots("3m")
        .launch()
        .assertRemoved()
        .assertHeldUp()
        .after("5m")
        .assertState(State.JOIN_CLUSTER);
  }

  @Test
  void anInstanceIsWhatTheTestSays() {
    ScenarioInstance<State> node =
        scenario
            .instance("i-0a0000000000000a1")
            .type("manager")
            .ip("10.1.2.3")
            .attribute("Zone", "a")
            .launch();

    assertThat(node.id()).isEqualTo("i-0a0000000000000a1");
    node.assertAttribute("ItemType", "manager")
        .assertAttribute("Zone", "a")
        .assertCommand("/usr/local/bin/join_cluster.sh 10.1.2.3");
    assertThat(node.command().document()).isEqualTo("AWS-RunShellScript");
  }

  @Test
  void lateEventsAreLateAndLostOnesAreLost() {
    scenario.deliverLate("30s");
    ScenarioInstance<State> node = scenario.launch().assertState(State.FINISHED_CLOUD_INIT);
    scenario.after("30s");
    node.assertState(State.JOIN_CLUSTER);

    scenario.deliverNever();
    node.commandSucceeds().assertState(State.JOIN_CLUSTER);
    scenario.deliverOnce();
    node.after("10m").assertState(State.READY);
  }

  @Test
  void commandsSucceedByThemselvesWhereTheTestSaysSo() {
    scenario.commandsSucceed();
    scenario.launch().assertState(State.READY).terminate().assertRemoved();

    scenario.commandsWait();
    scenario.instance("another").launch().assertState(State.JOIN_CLUSTER);
  }

  @Test
  void aWarmInstanceJoinsEachTimeItIsPutToWork() {
    scenario
        .instance("warm")
        .launchIntoPool()
        .commandSucceeds()
        .assertCompleted(Result.CONTINUE)
        .takeFromPool()
        .assertTransitions("reopen", "join")
        .commandSucceeds()
        .assertState(State.READY)
        .returnToPool()
        .assertCalls(CONTINUE)
        .assertState(State.READY);
  }

  @Test
  void eventsThatTheModelDoesNotNameAreUnhandled() {
    ScenarioInstance<State> node = scenario.launch().commandSucceeds();

    node.spotInterruption().assertOutcome(Outcome.UNHANDLED).assertNoCalls();
    node.rebalanceRecommended().assertOutcome(Outcome.UNHANDLED);
    node.stateChanges("stopping").assertOutcome(Outcome.UNHANDLED).assertState(State.READY);
    scenario.event("aws.health", "AWS Health Event", Map.of("service", "EC2"));
    assertThat(scenario.toString()).contains("AWS Health Event of aws.health");
  }

  @Test
  void theSameStoryGoesTheSameWay() {
    LifecycleScenario<State> again = scenario();
    scenario.launch().commandFails();
    again.launch().commandFails();

    assertThat(again).hasToString(scenario.toString());
  }

  @Test
  void aMatrixRefusesAStoryThatDoesNotHoldWithoutFaults() {
    CrashMatrix<State> matrix =
        CrashMatrix.of(
            ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new ClusterModel()));

    assertThatThrownBy(() -> matrix.story(story -> story.launch().assertState(State.READY)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected to be in READY, but it is in JOIN_CLUSTER");
  }
}
