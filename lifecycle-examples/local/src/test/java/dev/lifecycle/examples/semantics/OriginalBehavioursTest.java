package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceStateChanged;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What users of the library that this one is modelled on rely on: rows, guards, tasks, errors. */
class OriginalBehavioursTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "failure")
  static class Model {

    enum State {
      BOOTED,
      STARTED,
      STOPPED,
      SHARED,
      WAITING,
      FAILURE,
      FAILED
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Condition
    boolean one() {
      return script.condition("one");
    }

    @Condition
    boolean two() {
      return script.condition("two");
    }

    @Condition
    boolean three() {
      return script.condition("three");
    }

    @Condition
    boolean four() {
      return script.condition("four");
    }

    @Condition
    boolean causedByALaunch(LifecycleEvent event) {
      return event instanceof InstanceLaunching;
    }

    @Transition(
        source = "booted",
        dest = "started",
        on = InstanceLaunching.class,
        when = {"causedByALaunch", "one", "two"},
        unless = {"three", "four"})
    void start(Node node) {
      script.task("start in " + node.state());
    }

    @Transition(
        source = "booted",
        dest = "stopped",
        on = InstanceLaunching.class,
        unless = "causedByALaunch")
    void never() {}

    @Transition(source = "booted", dest = "stopped", on = InstanceLaunching.class)
    void stop() {
      script.task("stop");
    }

    @Transition(
        source = {"started", "stopped"},
        dest = "shared",
        on = SpotInterruption.class,
        when = "one")
    void shareByOne() {
      script.task("shareByOne");
    }

    @Transition(
        source = {"started", "stopped"},
        dest = "shared",
        on = SpotInterruption.class,
        when = "two")
    void shareByTwo() {
      script.task("shareByTwo");
    }

    @Transition(source = "started", dest = Transition.STAY, on = RebalanceRecommended.class)
    void look(Node node) {
      script.task("look in " + node.state());
      node.set("Looked", true);
    }

    @Transition(
        source = "shared",
        dest = "waiting",
        on = InstanceStateChanged.class,
        when = "three",
        ignoreErrors = true)
    void persist() {
      script.task("persist");
    }

    @Transition(source = "waiting", dest = "failure", timeout = "10m")
    void waitedInVain() {}

    @Transition(source = "failure", dest = "failed", completes = true)
    void mourn() {
      script.task("mourn");
    }

    @Before({"start", "look", "persist"})
    void before(Node node) {
      script.task("before in " + node.state());
    }

    @After({"start", "look", "persist"})
    void after(Node node) {
      script.task("after in " + node.state());
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        OriginalBehavioursTest_ModelTransitions.TABLE,
        new OriginalBehavioursTest_ModelDispatcher(new Model(script)));
    script.refuse("three", "four");
  }

  private Dispatch launch() {
    return stage.deliver(stage.launch(NODE));
  }

  private Dispatch spot() {
    return stage.deliver(BridgeEvents.spotInterruption(NODE));
  }

  @Test
  void conditionsThenUnlessInOrderThenBeforeOnTheOldStateAndAfterOnTheNew() {
    launch();

    assertThat(script.called())
        .containsExactly(
            "one",
            "two",
            "three",
            "four",
            "before in booted",
            "start in booted",
            "after in started");
  }

  @ParameterizedTest
  @CsvSource({"one", "two"})
  void whereAConditionSaysNoTheNextTriggerHasItsTurn(String refuser) {
    script.refuse(refuser);

    assertThat(launch().transitions()).containsExactly("stop");
  }

  @ParameterizedTest
  @CsvSource({"three", "four"})
  void whereAConditionSaysYesThatMustNotTheNextTriggerHasItsTurn(String allower) {
    script.allow(allower);

    assertThat(launch().transitions()).containsExactly("stop");
  }

  @Test
  void theFirstTriggerThatPassesWins() {
    launch();
    script.called();

    assertThat(spot().transitions()).containsExactly("shareByOne");
    assertThat(script.called()).containsExactly("one", "shareByOne");
  }

  @ParameterizedTest
  @CsvSource({
    "started, '',  shareByOne",
    "started, one, shareByTwo",
    "stopped, '',  shareByOne",
    "stopped, one, shareByTwo",
  })
  void severalSourcesAndSeveralGuardedTriggersToOneDestination(
      String source, String refuser, String row) {
    launch();
    stage.table().set(NODE, "ItemStatus", Table.text(source));
    script.refuse(refuser);

    assertThat(spot().transitions()).containsExactly(row);
    assertThat(stage.table().status(NODE)).isEqualTo("shared");
  }

  @Test
  void anInternalTransitionRunsItsTasksAndTheStateStays() {
    launch();
    AttributeValue since = stage.table().item(NODE).get("Since");
    script.called();

    Dispatch look = stage.deliver(BridgeEvents.rebalance(NODE));

    assertThat(look.transitions()).containsExactly("look");
    assertThat(script.called())
        .containsExactly("before in started", "look in started", "after in started");
    assertThat(stage.table().status(NODE)).isEqualTo("started");
    assertThat(stage.table().item(NODE))
        .containsEntry("Since", since)
        .containsEntry("Looked", AttributeValue.fromBool(true));
  }

  @ParameterizedTest
  @CsvSource({"''", "three", "before in shared", "persist", "after in waiting"})
  void ignoredErrorsGoOnToTheDestinationAndStillWaitThere(String thrower) {
    launch();
    spot();
    script.called();
    script.allow("three");
    script.letThrow(thrower);

    Dispatch persist = stage.deliver(BridgeEvents.stateChanged(NODE, "running"));

    assertThat(persist.outcome()).isEqualTo("RESTING");
    assertThat(persist.transitions()).containsExactly("persist");
    // After tasks run although the node then waits.
    assertThat(script.called())
        .containsExactly("three", "before in shared", "persist", "after in waiting");
    assertThat(stage.table().status(NODE)).isEqualTo("waiting");
    assertThat(stage.table().item(NODE))
        .containsKey("Deadline")
        .doesNotContainKeys("Failure", "Pending");
  }

  @Test
  void theFailureStateIsEnteredOnceAndItsTransitionsRun() {
    script.letThrow("start in booted");

    Dispatch failed = launch();

    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(failed.transitions()).containsExactly("mourn");
    assertThat(stage.table().journal(NODE))
        .containsExactly("failure(start) InstanceLaunching", "mourn InstanceLaunching");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void aFailureWithinTheFailureIsReportedAndLeavesNoHookHanging() {
    script.letThrow("start in booted", "mourn");

    Dispatch failed = launch();

    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(failed.reason()).contains("as the test wants it");
    assertThat(script.called()).containsOnlyOnce("mourn");
    assertThat(stage.table().status(NODE)).isEqualTo("failure");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("transition", Table.text("mourn"))
        .containsKey("halted");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }
}
