package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.quickstart.ClusterModel.State;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.LifecycleScenario;
import dev.lifecycle.testing.ScenarioInstance;
import dev.lifecycle.testing.aws.CommandStatus;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a story says and cannot be is refused where it says it. */
class ImpossibleStoriesTest {

  private static final String FIRST = "i-00000000000000001";

  private final LifecycleScenario<State> scenario = scenario();
  private final ScenarioInstance<State> node = scenario.instance("node");

  private static LifecycleScenario<State> scenario() {
    return LifecycleScenario.of(
        ClusterModelTransitions.TABLE, new ClusterModelDispatcher(new ClusterModel()));
  }

  private static void assertCannotBe(ThrowingCallable step, String state, String words) {
    assertThatIllegalStateException()
        .isThrownBy(step)
        .withMessageStartingWith(
            "node (%s) is in %s, so it cannot be: %s. Only one ".formatted(FIRST, state, words))
        .withMessageContaining("The story so far:");
  }

  // In which lifecycle state

  @Test
  void onlyAnInstanceThatRestsInTheWarmPoolIsTakenFromIt() {
    String taken = "is taken from the warm pool";
    node.launchIntoPool();
    assertCannotBe(node::takeFromPool, "Warmed:Pending:Wait", taken);
    node.commandSucceeds().takeFromPool();
    assertCannotBe(node::takeFromPool, "Pending:Wait", taken);
    node.commandSucceeds();
    assertCannotBe(node::takeFromPool, "InService", taken);
    node.terminate();
    assertCannotBe(node::takeFromPool, "Terminating:Wait", taken);
  }

  @Test
  void onlyAnInstanceInServiceReturnsToTheWarmPool() {
    String returns = "returns to the warm pool";
    node.launch();
    assertCannotBe(node::returnToPool, "Pending:Wait", returns);
    node.commandSucceeds().returnToPool();
    assertCannotBe(node::returnToPool, "Warmed:Stopped", returns);
    node.terminate();
    assertCannotBe(node::returnToPool, "Warmed:Terminating:Wait", returns);
  }

  @Test
  void anInstanceTerminatesOnce() {
    node.launch().terminate();

    assertCannotBe(node::terminate, "Terminating:Wait", "terminates");
  }

  @Test
  void anIdDoesNotComeBack() {
    scenario.commandsSucceed();
    node.launch().terminate().assertRemoved();

    String message =
        "node (%s) has been and is gone, and ids do not come back: take another instance"
            .formatted(FIRST);
    assertThatIllegalStateException().isThrownBy(node::launch).withMessage(message);
    assertThatIllegalStateException().isThrownBy(node::launchIntoPool).withMessage(message);
  }

  @Test
  void underFaultsAStoryWaitsForTheWarmPoolAndSkipsWhatCannotBe() {
    List<String> states = new ArrayList<>();
    Consumer<LifecycleScenario<State>> story =
        tale -> {
          ScenarioInstance<State> warm = tale.instance("warm").launchIntoPool().commandSucceeds();
          String before = String.valueOf(tale.world().group().instances().get(warm.id()));
          warm.takeFromPool();
          states.add(before + " " + tale.world().group().instances().get(warm.id()));
          warm.commandSucceeds().terminate().commandSucceeds();
        };
    CrashMatrix.of(
            ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new ClusterModel()))
        .story(story)
        .slice(3)
        .cases()
        .forEach(CrashMatrix.Case::check);

    assertThat(states)
        .contains("Warmed:Stopped Pending:Wait")
        .anyMatch(state -> state.matches("Warmed:Pending:Wait (Pending:Wait|InService)"));
  }

  // Which instance

  @TestFactory
  Stream<DynamicTest> nothingIsAssertedOfAnInstanceThatNeverWas() {
    Map<String, Consumer<ScenarioInstance<State>>> assertions =
        Map.of(
            "no command", ScenarioInstance::assertNoCommand,
            "no attribute", one -> one.assertNoAttribute("BackupFailed"),
            "no transitions", ScenarioInstance::assertTransitions,
            "no calls", ScenarioInstance::assertNoCalls,
            "removed", ScenarioInstance::assertRemoved,
            "a state", one -> one.assertState(State.READY),
            "a warning", ScenarioInstance::spotInterruption);
    return assertions.entrySet().stream()
        .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> assertNeverWas(one.getValue())));
  }

  private static void assertNeverWas(Consumer<ScenarioInstance<State>> assertion) {
    LifecycleScenario<State> story = scenario();
    ScenarioInstance<State> misspelt = story.instance("nod");
    assertThatIllegalStateException()
        .isThrownBy(() -> assertion.accept(misspelt))
        .withMessageStartingWith("nod (%s) has neither launched nor existed, so ".formatted(FIRST))
        .withMessageEndingWith("launch() or existsIn(..) first; there is none yet");

    story.instance("a").launch();
    story.instance("b").existsIn(State.READY);
    assertThatIllegalStateException()
        .isThrownBy(() -> assertion.accept(misspelt))
        .withMessageEndingWith("there is a, b");
  }

  @Test
  void whatTheWorldLaunchedOrEc2ToldOfHasBeen() {
    scenario.world().launch("i-0b000002", Duration.ofSeconds(1));
    scenario.after("1m");
    scenario.instance("i-0b000002").assertState(State.JOIN_CLUSTER);

    node.stateChanges("pending").assertRemoved().type("manager").launch();
    node.assertState(State.JOIN_CLUSTER).assertAttribute("ItemType", "manager");
  }

  @Test
  void oneInstanceHasOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scenario.instance(FIRST))
        .withMessage(FIRST + " is the id of 'node': call it by its name");

    ScenarioInstance<State> other = scenario.instance("i-00000000000000003");
    assertThat(scenario.instance("third").id()).isNotEqualTo(other.id());
    assertThat(scenario.instance("third").ip()).isNotEqualTo(other.ip());
  }

  // Which schedule

  @Test
  void aScheduleThatTheModelDoesNotHaveDoesNotFire() {
    node.launch();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.scheduleFires("wekly"))
        .withMessage("scheduleFires(\"wekly\"): the model's schedules are []");
    node.scheduleFires("lifecycle-sweep").assertState(State.JOIN_CLUSTER);
  }

  // What is handed over

  @ParameterizedTest
  @ValueSource(strings = {"Ident", "ItemStatus", "ItemType", "InstanceIp", "Revision", "Journal"})
  void attributesOfTheRuntimeAreNotTheInstances(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.attribute(name, "x"))
        .withMessageContaining("attribute '" + name + "' is kept by the runtime");
  }

  @TestFactory
  Stream<DynamicTest> nothingIsNull() {
    Map<String, ThrowingCallable> calls =
        Map.ofEntries(
            Map.entry("instance(name)", () -> scenario.instance(null)),
            Map.entry("type(type)", () -> node.type(null)),
            Map.entry("ip(ip)", () -> node.ip(null)),
            Map.entry("attribute(name, ..)", () -> node.attribute(null, "x")),
            Map.entry("attribute(.., value)", () -> node.attribute("x", null)),
            Map.entry("metadata(name, ..)", () -> node.metadata(null, "x")),
            Map.entry("metadata(.., value)", () -> node.metadata("x", null)),
            Map.entry("boots(span)", () -> node.boots(null)),
            Map.entry("existsIn(status)", () -> node.existsIn((String) null)),
            Map.entry("existsIn(state)", () -> node.existsIn((State) null)),
            Map.entry("after(span)", () -> scenario.after(null)),
            Map.entry("deliverLate(span)", () -> scenario.deliverLate(null)),
            Map.entry("scheduleFires(schedule)", () -> scenario.scheduleFires(null)),
            Map.entry("event(source, ..)", () -> scenario.event(null, "x", Map.of())),
            Map.entry("event(.., detailType, ..)", () -> scenario.event("x", null, Map.of())),
            Map.entry("event(.., detail)", () -> scenario.event("x", "y", null)),
            Map.entry("commandEnds(status)", () -> node.commandEnds(null)),
            Map.entry("stateChanges(state)", () -> node.stateChanges(null)),
            Map.entry("assertState(state)", () -> node.assertState(null)),
            Map.entry("assertAttribute(name, ..)", () -> node.assertAttribute(null, 1)),
            Map.entry("assertAttribute(.., value)", () -> node.assertAttribute("x", null)),
            Map.entry("assertNoAttribute(name)", () -> node.assertNoAttribute(null)),
            Map.entry("assertFailure(words)", () -> node.assertFailure(null)),
            Map.entry("assertOutcome(outcome)", () -> node.assertOutcome(null)),
            Map.entry("assertCommand(script)", () -> node.assertCommand(null)),
            Map.entry("assertCompleted(result)", () -> node.assertCompleted(null)));
    return calls.entrySet().stream()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () ->
                        assertThatIllegalArgumentException()
                            .isThrownBy(call.getValue())
                            .withMessage(call.getKey() + ": this is null; say which")));
  }

  @Test
  void nothingIsEmpty() {
    assertThatThrownBy(() -> scenario.instance(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("instance(name): this is empty; say which");
    assertThatIllegalArgumentException().isThrownBy(() -> node.type(""));
    assertThatIllegalArgumentException().isThrownBy(() -> node.existsIn(""));
    node.launch();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.commandEnds(CommandStatus.IN_PROGRESS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web-1", "i-1", "i-0A000001", ""})
  void theWorldWantsIdsAsEc2HasThem(String id) {
    World world =
        new World(ClusterModelTransitions.TABLE, new ClusterModelDispatcher(new ClusterModel()), 1);
    String message = "'" + id + "' is no instance id: write i- and 8 or 17 hexadecimal digits";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.launch(id, Duration.ZERO))
        .withMessageStartingWith(message);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> world.add(id, "worker", "ready"))
        .withMessageStartingWith(message);
  }
}
