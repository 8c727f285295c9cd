package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.aws.Machine;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What throws is a failure, and no failure leaves a hook hanging. */
class Rule09FailureTest extends SemanticsTest {

  private static final AttributeValue TRUE = AttributeValue.fromBool(true);

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      BROKEN,
      CLEANING,
      GONE
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Condition
    boolean cleans() {
      return script.condition("cleans");
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Commands commands) {
      script.task("join");
      commands.run("/bin/join");
    }

    @Before("join")
    void prepare() {
      script.task("prepare");
    }

    @After("join")
    void greet() {
      script.task("greet");
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined() {}

    @Transition(source = "joining", dest = "broken", timeout = "10m")
    void late() {}

    @Transition(source = "joining", dest = "broken", on = SpotInterruption.class)
    void give() {}

    @Transition(source = "ready", dest = Transition.STAY, on = SpotInterruption.class)
    void warn() {
      script.task("warn");
    }

    @Transition(source = "broken", dest = "cleaning", when = "cleans")
    void clean() {
      script.task("clean");
    }

    @Transition(source = "cleaning", dest = "gone", timeout = "5m", completes = true)
    void cleaned() {
      script.task("cleaned");
    }

    @Transition(
        source = "cleaning",
        dest = "ready",
        on = RebalanceRecommended.class,
        completes = true)
    void mend() {
      script.task("mend");
    }

    @Transition(source = "cleaning", dest = Transition.REMOVED, on = SpotInterruption.class)
    void vanish() {}

    @Transition(source = Transition.ANY, dest = "gone", on = InstanceTerminating.class)
    void leave() {
      script.task("leave");
    }
  }

  private void raiseModel() throws IOException {
    raise(
        Rule09FailureTest_ModelTransitions.TABLE,
        new Rule09FailureTest_ModelDispatcher(new Model(script)));
  }

  private String spot(String id) {
    return Events.spot(NODE, id, stage.time().instant());
  }

  @ParameterizedTest
  @CsvSource({"prepare, booted", "join, booted", "greet, joining"})
  void whatATaskThrowsIsStored(String task, String state) throws IOException {
    raiseModel();
    script.refuse("cleans");
    script.letThrow(task);

    Dispatch join = stage.deliver(stage.launch(NODE));

    assertThat(join.outcome()).isEqualTo("FAILED");
    assertThat(stage.table().status(NODE)).isEqualTo("broken");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("state", Table.text(state))
        .containsEntry("transition", Table.text("join"))
        .containsEntry("error", Table.text("IllegalStateException: as the test wants it"))
        .containsEntry("event", Table.text("InstanceLaunching"))
        .doesNotContainKey("halted");
    assertThat(stage.table().journal(NODE))
        .endsWith("failure(join) InstanceLaunching", "complete(ABANDON) InstanceLaunching");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"task", "command", "timeout", "event"})
  void theFailureStateMarksTheActionByWhateverRouteAndItsCompletionRowsRun(String route)
      throws IOException {
    raiseModel();

    failBy(route);

    assertThat(script.called()).endsWith("clean");
    assertThat(stage.table().status(NODE)).isEqualTo("cleaning");
    assertThat(stage.table().item(NODE)).containsKey("Failure");
    assertThat(stage.table().map(NODE, "Action")).containsEntry("failed", TRUE);
    assertThat(stage.hookResults()).isEmpty(); // a deadline is awaited
    stage.pass(Duration.ofMinutes(5));
    assertThat(stage.sweep().transitions()).containsExactly("cleaned");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  private void failBy(String route) {
    String launch = stage.launch(NODE);
    switch (route) {
      case "task" -> {
        script.letThrow("join");
        stage.deliver(launch);
      }
      case "command" -> {
        stage.programs((instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 1));
        stage.deliver(launch);
        assertThat(stage.deliver(stage.commandEnds(NODE, "Failed")).outcome()).isEqualTo("FAILED");
      }
      case "timeout" -> {
        stage.aws().runCommand().silence(NODE);
        stage.deliver(launch);
        stage.pass(Duration.ofMinutes(10));
        stage.sweep();
      }
      default -> {
        stage.deliver(launch);
        stage.deliver(spot("s-1"));
      }
    }
  }

  @Test
  void aRecordIsNotRemovedWithoutItsFailedActionBeingCompleted() throws IOException {
    raiseModel();
    failBy("task");

    Dispatch vanish = stage.deliver(spot("s-2"));

    assertThat(vanish.outcome()).isEqualTo("REMOVED");
    assertThat(stage.table().item(NODE)).isEmpty();
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void theActionStaysFailedUntilItsTokenCloses() throws IOException {
    raiseModel();
    String launch = stage.launch(NODE);
    script.letThrow("join");
    stage.deliver(launch);
    script.mend();

    stage.deliver(Events.rebalance(NODE, "r-1", stage.time().instant()));

    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
    stage.deliver(Events.withToken(launch, "another-token"));
    assertThat(stage.table().map(NODE, "Action")).doesNotContainKey("failed");
  }

  @Test
  void aTerminationThatFailsGoesOn() throws IOException {
    raiseModel();
    script.refuse("cleans");
    stage.deliver(stage.launch(NODE));
    script.letThrow("leave");

    assertThat(stage.deliver(stage.terminate(NODE)).outcome()).isEqualTo("FAILED");

    assertThat(stage.table().map(NODE, "Action")).containsEntry("failed", TRUE);
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
  }

  @Test
  void whatThrowsWhileTheSameDispatchFailsIsRecordedAndTheActionCompleted() throws IOException {
    raiseModel();
    script.letThrow("join", "clean");

    Dispatch join = stage.deliver(stage.launch(NODE));

    assertThat(join.outcome()).isEqualTo("FAILED");
    assertThat(script.called()).containsExactly("prepare", "join", "cleans", "clean");
    assertHalted("broken", "clean");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void whatThrowsWhileTheOpenActionIsFailedIsRecordedAndTheActionCompleted() throws IOException {
    raiseModel();
    script.letThrow("join", "cleaned");
    stage.deliver(stage.launch(NODE));
    stage.pass(Duration.ofMinutes(5));

    assertThat(stage.sweep().outcome()).isEqualTo("FAILED");

    assertHalted("cleaning", "cleaned");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void withoutAnOpenActionOnlyTheSameDispatchIsFailing() throws IOException {
    raiseModel();
    stage.deliver(stage.launch(NODE));
    stage.deliver(stage.commandEnds(NODE, "Success"));
    script.letThrow("warn");
    stage.deliver(spot("s-1"));
    assertThat(stage.table().status(NODE)).isEqualTo("cleaning");
    script.letThrow("mend");
    script.called();

    // Another dispatch: it fails for the first time, so it enters the failure state again.
    stage.deliver(Events.rebalance(NODE, "r-1", stage.time().instant()));

    assertThat(script.called()).containsExactly("mend", "cleans", "clean");
    assertThat(stage.table().status(NODE)).isEqualTo("cleaning");
    script.letThrow("clean");

    stage.deliver(Events.rebalance(NODE, "r-2", stage.time().instant()));

    assertHalted("broken", "clean");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }
}
