package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceStateChanged;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A command is asked for, and intended before it is sent. */
class Rule12CommandsTest extends SemanticsTest {

  private static final String SEND = "SSM SendCommand";
  private static final Fault OUTCOME_UNKNOWN = Fault.broken();

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      OPEN,
      LATE,
      BROKEN
    }

    private static final String LONG =
        "aRowWhoseNameIsLongerThanSystemsManagerTakesCommentsOfAHundredCharactersAtMostSaysItsDocumentation";

    private final Script script;
    private final AtomicReference<Commands> kept = new AtomicReference<>();

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Commands commands) {
      commands.run("/bin/join");
      script.task("join");
    }

    @Transition(source = "joining", dest = "late", timeout = "10m")
    void timedOut() {}

    @Transition(source = "booted", dest = "open", on = SpotInterruption.class, name = LONG)
    void open(Commands commands) {
      commands.run("/bin/open");
    }

    @Transition(source = "booted", dest = "open", on = RebalanceRecommended.class)
    void twice(Commands commands) {
      commands.run("/bin/one");
      commands.run("/bin/other");
    }

    @Transition(source = "booted", dest = "open", on = InstanceStateChanged.class)
    void late(Commands commands) {
      kept.set(commands);
    }

    @Before("join")
    void before() {
      script.task("before");
    }

    @After("late")
    void after() {
      kept.get().run("/bin/after");
    }
  }

  private String launch = "";

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule12CommandsTest_ModelTransitions.TABLE,
        new Rule12CommandsTest_ModelDispatcher(new Model(script)));
    launch = stage.launch(NODE);
  }

  private List<String> comesAgain(String event) {
    return stage.callsOf(
        () ->
            assertThatThrownBy(() -> stage.deliver(event)).isInstanceOf(RetryableException.class));
  }

  @ParameterizedTest
  @CsvSource({"before", "join"})
  void aTaskThatThrowsSendsNothingAndIntendsNothing(String thrower) {
    script.letThrow(thrower);

    Dispatch failed = stage.deliver(launch);

    assertThat(failed.calls()).doesNotContain(SEND);
    assertThat(stage.table().item(NODE)).doesNotContainKey("Command");
    assertThat(stage.commands()).isEmpty();
  }

  @Test
  void twoOfOneTransitionAreAnError() {
    Dispatch failed = stage.deliver(BridgeEvents.rebalance(NODE));

    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(failed.reason()).contains("twice").contains("has asked for a command already");
    assertThat(stage.commands()).isEmpty();
  }

  @Test
  void oneInAnAfterTaskIsAnError() {
    Dispatch failed = stage.deliver(BridgeEvents.stateChanged(NODE, "running"));

    assertThat(failed.outcome()).isEqualTo("FAILED");
    assertThat(failed.reason()).contains("late").contains("after its store");
    assertThat(stage.table().status(NODE)).isEqualTo("broken");
    assertThat(stage.commands()).isEmpty();
  }

  @Test
  void theIntentIsStoredFirstWithTheActionAndItsDeadline() {
    stage.aws().runCommand().deregister(NODE);
    long before = stage.time().instant().toEpochMilli();

    List<String> calls = comesAgain(launch);

    assertThat(calls)
        .containsExactly(
            "DynamoDB UpdateItem", // claim
            "DynamoDB UpdateItem", // intent
            SEND + ": InvalidInstanceId",
            "DynamoDB UpdateItem"); // not sent; the lease is given up
    assertThat(stage.table().status(NODE)).isEqualTo("booted");
    assertThat(stage.table().map(NODE, "Command"))
        .hasEntrySatisfying(
            "intent", intent -> assertThat(intent.s()).matches(NODE + "/0-[0-9a-f]{12}/join"))
        .containsEntry("at", number(before))
        .doesNotContainKeys("id", "tried");
    assertThat(stage.table().map(NODE, "Action")).containsKey("token").doesNotContainKey("result");
    assertThat(stage.table().item(NODE))
        .containsEntry("Deadline", number(before + Duration.ofMinutes(10).toMillis()))
        .doesNotContainKeys("LeaseOwner", "Revision");
  }

  @Test
  void withoutATimeOutTheDeadlineIsTheHookTime() {
    stage.aws().runCommand().deregister(NODE);
    long before = stage.time().instant().toEpochMilli();

    comesAgain(BridgeEvents.spotInterruption(NODE));

    assertThat(stage.table().item(NODE))
        .containsEntry("Deadline", number(before + Duration.ofHours(1).toMillis()));
  }

  private static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  @Test
  void theIntentIsTheCommentCutAtAHundred() {
    String spot = BridgeEvents.spotInterruption(NODE);
    stage.faults().next(SEND, OUTCOME_UNKNOWN.afterEffect());
    comesAgain(spot);

    Dispatch found = stage.deliver(spot);

    String intent = NODE + "/0/" + Model.LONG; // the instance had no lifecycle action yet
    assertThat(stage.commands())
        .singleElement()
        .satisfies(command -> assertThat(command.comment()).isEqualTo(intent.substring(0, 100)));
    assertThat(found.transitions()).containsExactly(Model.LONG);
    assertThat(stage.table().map(NODE, "Command")).containsEntry("intent", Table.text(intent));
  }
}
