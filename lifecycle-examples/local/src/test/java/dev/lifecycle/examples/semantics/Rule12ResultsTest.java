package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceStateChanged;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.aws.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which command's result counts, and which store forgets the command. */
class Rule12ResultsTest extends SemanticsTest {

  private static final String ONE = "i-0b0000000000000b2";
  private static final String OTHER = "i-0c0000000000000c3";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      SENT,
      JOINING,
      READY,
      AWAY,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Condition
    boolean good() {
      return script.condition("good");
    }

    @Transition(source = "booted", dest = "sent", on = InstanceLaunching.class)
    void join(Nodes nodes, Commands commands) {
      Command join = Command.program("/bin/join");
      List<Node> peers = nodes.ofType("peer").toList();
      commands.run(peers.isEmpty() ? join : join.on(peers));
    }

    @Transition(source = "sent", dest = "joining")
    void sent() {}

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, when = "good")
    void joined() {}

    @Transition(source = "joining", dest = "broken", timeout = "30m")
    void timedOut() {}

    @Transition(source = "joining", dest = "away", on = SpotInterruption.class)
    void leave() {
      script.task("leave");
    }

    @Transition(source = "joining", dest = Transition.STAY, on = InstanceStateChanged.class)
    void look() {}

    @Transition(source = "joining", dest = "joining", on = RebalanceRecommended.class)
    void joinAgain(Commands commands) {
      commands.run("/bin/join_again");
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule12ResultsTest_ModelTransitions.TABLE,
        new Rule12ResultsTest_ModelDispatcher(new Model(script)));
    stage.programs((instance, command) -> new Machine.Ending(Duration.ofMinutes(1), 0));
  }

  private String joining() {
    stage.deliver(stage.launch(NODE));
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    return stage.commands().get(0).id();
  }

  private String ends(String command) {
    stage.pass(Duration.ofMinutes(2));
    return stage.take("Invocation Status", command, "\"Success\"");
  }

  @Test
  void theCommandIsRegisteredWithTheStateAndStaysRegistered() {
    String launch = stage.launch(NODE);
    stage.faults().from(1, "DynamoDB TransactWriteItems", Fault.broken());
    assertThatThrownBy(() -> stage.deliver(launch)).isInstanceOf(RetryableException.class);
    assertThat(stage.table().others("command")).isEmpty();
    assertThat(stage.table().status(NODE)).isEqualTo("booted");

    stage.faults().mend();
    stage.deliver(launch);
    String id = stage.commands().get(0).id();
    stage.deliver(ends(id));

    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().others("command"))
        .singleElement()
        .satisfies(
            item ->
                assertThat(item)
                    .containsEntry("Ident", Table.text(id))
                    .containsEntry("Node", Table.text(NODE))
                    .containsEntry("Transition", Table.text("join"))
                    .hasEntrySatisfying(
                        "Intent",
                        intent -> assertThat(intent.s()).matches(NODE + "/0-[0-9a-f]{12}/join"))
                    .containsKey("ExpiresAt"));
  }

  @Test
  void completionTransitionsKeepTheCommandAndItsResultClosesIt() {
    String id = joining();
    assertThat(stage.table().map(NODE, "Command")).containsEntry("id", Table.text(id));

    Dispatch ready = stage.deliver(ends(id));

    assertThat(ready.transitions()).containsExactly("joined");
    assertThat(ready.calls()).doesNotContain("SSM CancelCommand");
    assertThat(stage.table().item(NODE)).doesNotContainKey("Command");
  }

  @ParameterizedTest
  @CsvSource({"'', away", "leave, broken"})
  void leavingTheStateAndFailingCloseIt(String thrower, String state) {
    String id = joining();
    script.letThrow(thrower);

    stage.deliver(BridgeEvents.spotInterruption(NODE));

    assertThat(stage.table().status(NODE)).isEqualTo(state);
    assertThat(stage.table().item(NODE)).doesNotContainKey("Command");
    assertThat(stage.commands().get(0).status().word()).isEqualTo("Cancelled");
    String late = BridgeEvents.command(id, NODE, "Success");
    assertThat(stage.deliver(late).outcome()).isEqualTo("IGNORED");
    assertThat(stage.table().status(NODE)).isEqualTo(state);
  }

  @Test
  void anInternalTransitionKeepsIt() {
    String id = joining();

    Dispatch look = stage.deliver(BridgeEvents.stateChanged(NODE, "running"));

    assertThat(look.transitions()).containsExactly("look");
    assertThat(stage.table().map(NODE, "Command")).containsEntry("id", Table.text(id));
    assertThat(stage.deliver(ends(id)).transitions()).containsExactly("joined");
  }

  @Test
  void anotherCommandTakesItsPlaceAndItIsCancelledBeforeTheSend() {
    String first = joining();
    stage.pass(Duration.ofSeconds(1));

    Dispatch again = stage.deliver(BridgeEvents.rebalance(NODE));

    assertThat(again.calls())
        .containsExactly(
            "DynamoDB UpdateItem", // claim
            "DynamoDB UpdateItem", // intent
            "SSM CancelCommand",
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");
    assertThat(stage.deliver(BridgeEvents.command(first, NODE, "Cancelled")).outcome())
        .isEqualTo("IGNORED");
    String second = stage.commands().get(0).id();
    assertThat(second).isNotEqualTo(first);
    assertThat(stage.deliver(ends(second)).transitions()).containsExactly("joined");
  }

  @ParameterizedTest
  @CsvSource({"SSM SendCommand", "SSM CancelCommand"})
  void theIntentKeepsTheOldCommandUntilItIsCancelledAsWellAsItCanBe(String failing) {
    String first = joining();
    String rebalance = BridgeEvents.rebalance(NODE);
    stage.faults().from(1, failing, Fault.broken());
    if (failing.equals("SSM SendCommand")) {
      assertThatThrownBy(() -> stage.deliver(rebalance)).isInstanceOf(RetryableException.class);
      assertThat(stage.table().map(NODE, "Command")).containsEntry("cancel", Table.text(first));
      stage.faults().mend();
      stage.pass(Duration.ofSeconds(30));
    }

    stage.deliver(rebalance);

    assertThat(stage.table().journal(NODE)).endsWith("joinAgain RebalanceRecommended");
    assertThat(stage.commands()).hasSize(2);
    assertThat(stage.table().map(NODE, "Command")).doesNotContainKey("cancel");
  }

  @Test
  void anUnhandledResultIsClosedByAWriteOfItsOwn() {
    String id = joining();
    script.refuse("good");

    Dispatch unhandled = stage.deliver(ends(id));

    assertThat(unhandled.outcome()).isEqualTo("UNHANDLED");
    assertThat(unhandled.calls())
        .containsExactly("DynamoDB GetItem", "DynamoDB UpdateItem", "DynamoDB UpdateItem");
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.table().item(NODE)).doesNotContainKey("Command").containsKey("Deadline");
  }

  @Test
  void ofSeveralTargetsOnlyTheCommandsOwnResultCountsAndItComesBackToThisNode() {
    for (String peer : List.of(ONE, OTHER)) {
      stage.table().cloudInit(peer, "ready");
      stage.table().set(peer, "ItemType", Table.text("peer"));
      stage.aws().runCommand().register(peer);
    }
    String id = joining();
    assertThat(stage.commands().get(0).invocations()).containsOnlyKeys(ONE, OTHER);
    stage.pass(Duration.ofMinutes(2));

    Dispatch one = stage.deliver(stage.take("Invocation Status", ONE, "\"Success\""));
    Dispatch all = stage.deliver(stage.take("EC2 Command Status", id, "\"Success\""));

    assertThat(one.outcome()).isEqualTo("IGNORED");
    assertThat(one.calls()).containsExactly("DynamoDB GetItem");
    assertThat(all.transitions()).containsExactly("joined");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().status(ONE)).isEqualTo("ready");
  }

  /** As TTL does. */
  private void forget(String command) {
    Table table = stage.table();
    Map<String, AttributeValue> key = Map.of("Ident", Table.text(command));
    table.dynamo().deleteItem(delete -> delete.tableName(table.name()).key(key));
  }

  @Test
  void anUnknownOneThatIsOursAndOpenIsAdopted() {
    String launch = stage.launch(NODE);
    stage.faults().from(1, "DynamoDB TransactWriteItems", Fault.dropped());
    assertThatThrownBy(() -> stage.deliver(launch)).isInstanceOf(RetryableException.class);
    stage.faults().mend();
    String id = stage.commands().get(0).id();

    Dispatch adopted = stage.deliver(ends(id));

    assertThat(adopted.transitions()).containsExactly("join", "sent", "joined");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.commands()).hasSize(1);
  }

  @Test
  void anUnknownOneThatIsClosedIsIgnored() {
    String id = joining();
    String success = ends(id);
    stage.deliver(success);
    forget(id);

    Dispatch late = stage.deliver(success);

    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(late.calls()).startsWith("DynamoDB GetItem", "SSM ListCommands");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
  }

  @Test
  void anUnknownOneThatIsNotListedIsTriedAgainForAQuarterOfAnHour() {
    stage.launch(NODE);
    String success = BridgeEvents.command("0b0c5b1e-4f6a-4c3d-8a2e-1d2c3b4a5f60", NODE, "Success");
    stage.pass(Duration.ofMinutes(15).minusSeconds(1));

    assertThatThrownBy(() -> stage.deliver(success)).isInstanceOf(RetryableException.class);

    stage.pass(Duration.ofSeconds(1));
    assertThat(stage.deliver(success).outcome()).isEqualTo("IGNORED");
  }
}
