package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Command;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An intent that is not sent yet, or not known to be, is driven until its deadline. */
class Rule12DrivingTest extends SemanticsTest {

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

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Condition
    boolean allowed() {
      return script.condition("allowed");
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class, when = "allowed")
    void join(Commands commands) {
      if (script.condition("command")) {
        commands.run("/bin/join");
      }
      script.task("join");
    }

    @Transition(source = "joining", dest = "late", timeout = "10m")
    void timedOut() {}

    @Transition(source = "booted", dest = "open", on = SpotInterruption.class)
    void open(Nodes nodes, Commands commands) {
      List<Node> peers = nodes.ofType("peer").toList();
      Command open = Command.program("/bin/open");
      commands.run(peers.isEmpty() ? open : open.on(peers));
    }

    @Before("join")
    void before() {
      script.task("before");
    }
  }

  private String launch = "";

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule12DrivingTest_ModelTransitions.TABLE,
        new Rule12DrivingTest_ModelDispatcher(new Model(script)));
    launch = stage.launch(NODE);
  }

  private List<String> comesAgain(String event) {
    return stage.callsOf(
        () ->
            assertThatThrownBy(() -> stage.deliver(event)).isInstanceOf(RetryableException.class));
  }

  private void agentComesAndGoes() {
    stage.aws().runCommand().deregister(NODE);
    comesAgain(launch);
    stage.aws().runCommand().register(NODE);
    script.called();
  }

  @Test
  void drivingAnIntentRunsTheTasksAgainButNotTheGuard() {
    agentComesAndGoes();
    script.refuse("allowed");

    Dispatch again = stage.deliver(launch);

    assertThat(script.called()).containsExactly("before", "command", "join");
    assertThat(again.calls())
        .containsExactly(
            "DynamoDB UpdateItem", // claim
            "DynamoDB UpdateItem", // tried
            SEND,
            "DynamoDB TransactWriteItems",
            "DynamoDB UpdateItem"); // the event was judged after it; the lease is given up
    assertThat(stage.commands()).hasSize(1);
  }

  @Test
  void anyOtherEventDrivesItToo() {
    agentComesAndGoes();

    Dispatch other = stage.deliver(BridgeEvents.rebalance(NODE));

    assertThat(other.outcome()).isEqualTo("RESTING");
    assertThat(other.transitions()).containsExactly("join");
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
  }

  @ParameterizedTest
  @CsvSource({"join, '', broken", "'', command, joining"})
  void ifTheTasksNowThrowOrAskForNothingWhatWasSentIsCancelled(
      String thrower, String refuser, String state) {
    stage.faults().next(SEND, OUTCOME_UNKNOWN.afterEffect());
    comesAgain(launch);
    String sent = stage.commands().get(0).id();
    script.letThrow(thrower);
    script.refuse(refuser);

    Dispatch again = stage.deliver(launch);

    assertThat(again.calls())
        .containsSubsequence("SSM ListCommands", "DynamoDB UpdateItem", "SSM CancelCommand");
    assertThat(stage.commands())
        .singleElement()
        .satisfies(command -> assertThat(command.id()).isEqualTo(sent));
    assertThat(stage.table().status(NODE)).isEqualTo(state);
    assertThat(stage.table().item(NODE)).doesNotContainKey("Command");
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalServerError, 1",
    "0,   dropped,             1",
    "400, ThrottlingException, 3",
  })
  void onlyThrottlingIsRepeatedByTheSdk(int status, String code, int attempts) {
    stage.faults().from(1, SEND, new Fault(false, status, code));

    assertThat(comesAgain(launch)).filteredOn(call -> call.startsWith(SEND)).hasSize(attempts);
  }

  @Test
  void aRetryLooksForTheCommentAndForHalfAMinuteItOnlyLooks() {
    stage.faults().next(SEND, OUTCOME_UNKNOWN);
    comesAgain(launch);
    assertThat(stage.table().map(NODE, "Command")).containsKey("tried");

    stage.pass(Duration.ofSeconds(29));
    assertThat(comesAgain(launch))
        .containsExactly("DynamoDB UpdateItem", "SSM ListCommands", "DynamoDB UpdateItem");

    stage.pass(Duration.ofSeconds(1));
    assertThat(stage.deliver(launch).calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "SSM ListCommands",
            "DynamoDB UpdateItem", // tried
            SEND,
            "DynamoDB TransactWriteItems",
            "DynamoDB UpdateItem"); // the event was judged after it; the lease is given up
    assertThat(stage.commands()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"500, InternalServerError", "0, dropped"})
  void whatWasSentAlthoughTheAnswerWasLostIsFoundAndNotSentAgain(int status, String code) {
    stage.faults().next(SEND, new Fault(true, status, code));
    comesAgain(launch);

    Dispatch again = stage.deliver(launch);

    assertThat(again.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "SSM ListCommands",
            "DynamoDB TransactWriteItems",
            "DynamoDB UpdateItem");
    assertThat(stage.commands()).hasSize(1);
    assertThat(stage.table().map(NODE, "Command"))
        .containsEntry("id", Table.text(stage.commands().get(0).id()));
  }

  @Test
  void whatWasSentToAnotherNodeIsFoundThere() {
    String peer = "i-0b0000000000000b2";
    stage.table().cloudInit(peer, "open");
    stage.table().set(peer, "ItemType", Table.text("peer"));
    stage.aws().runCommand().register(peer);
    String spot = BridgeEvents.spotInterruption(NODE);
    stage.faults().next(SEND, OUTCOME_UNKNOWN.afterEffect());
    comesAgain(spot);

    Dispatch again = stage.deliver(spot);

    assertThat(again.transitions()).containsExactly("open");
    assertThat(stage.commands())
        .singleElement()
        .satisfies(command -> assertThat(command.invocations()).containsOnlyKeys(peer));
  }

  @Test
  void whatWasSentIsFoundAfterItsDeadlineToo() {
    stage.faults().next(SEND, OUTCOME_UNKNOWN.afterEffect());
    comesAgain(launch);
    stage.pass(Duration.ofMinutes(11));

    Dispatch again = stage.deliver(launch);

    assertThat(again.transitions()).containsExactly("join");
    assertThat(again.calls()).doesNotContain(SEND);
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.table().item(NODE)).containsKeys("Command", "Deadline");
  }

  @Test
  void notSentByItsDeadlineTheTransitionIsStoredWithoutItAndTheTimeOutFires() {
    agentComesAndGoes();
    stage.pass(Duration.ofMinutes(10));

    Dispatch late = stage.deliver(launch);

    assertThat(late.transitions()).containsExactly("join", "timedOut");
    assertThat(late.calls()).doesNotContain(SEND);
    assertThat(stage.table().status(NODE)).isEqualTo("late");
    assertThat(stage.table().journal(NODE))
        .containsExactly("join InstanceLaunching", "timedOut DeadlinePassed");
    assertThat(stage.table().item(NODE)).doesNotContainKeys("Command", "Deadline");
    assertThat(stage.commands()).isEmpty();
  }

  @Test
  void ifNoRowTakesThatItIsAFailedCommand() {
    String spot = BridgeEvents.spotInterruption(NODE);
    stage.aws().runCommand().deregister(NODE);
    comesAgain(spot);
    stage.pass(Duration.ofHours(1));

    Dispatch late = stage.deliver(spot);

    assertThat(late.outcome()).isEqualTo("FAILED");
    assertThat(stage.table().status(NODE)).isEqualTo("broken");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("state", Table.text("open"))
        .containsEntry("event", Table.text("CommandFailed"));
    assertThat(stage.table().journal(NODE))
        .containsExactly("open SpotInterruption", "failure(command) CommandFailed");
  }
}
