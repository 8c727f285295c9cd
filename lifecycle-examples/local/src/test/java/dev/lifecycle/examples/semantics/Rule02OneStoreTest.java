package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that a transition changes is in the record at once, or nothing of it is. */
class Rule02OneStoreTest extends SemanticsTest {

  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Node node, Commands commands) {
      node.set("Name", "n-1");
      commands.run("/bin/join");
      script.task("join");
    }

    @After("join")
    void greet() {
      script.task("greet");
    }

    @Transition(source = "joining", dest = Transition.STAY, on = SpotInterruption.class)
    void warn(Node node) {
      node.set("Warned", true);
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined(Node node) {
      node.set("Joined", true);
    }

    @Transition(source = "joining", dest = "broken", timeout = "10m")
    void late() {}

    @Transition(
        source = Transition.ANY,
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void leave() {}

    @After("leave")
    void farewell() {
      script.task("farewell");
    }
  }

  private final List<Map<String, AttributeValue>> seen = new ArrayList<>();

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule02OneStoreTest_ModelTransitions.TABLE,
        new Rule02OneStoreTest_ModelDispatcher(new Model(script)));
  }

  private void look() {
    seen.add(stage.table().item(NODE));
  }

  @Test
  void theStoreHoldsAllThatTheTransitionChanges() {
    String launch = stage.launch(NODE);
    Map<String, AttributeValue> registered = stage.table().item(NODE);
    script.during("join", this::look);
    script.during("greet", this::look);

    stage.deliver(launch);

    Map<String, AttributeValue> claimed = new HashMap<>(seen.get(0));
    assertThat(claimed).containsKeys("LeaseOwner", "LeaseUntil");
    claimed.keySet().removeAll(List.of("LeaseOwner", "LeaseUntil"));
    assertThat(claimed).isEqualTo(registered);
    String command = stage.commands().get(0).id();
    long now = stage.time().instant().toEpochMilli();
    assertThat(seen.get(1))
        .containsEntry("ItemStatus", Table.text("joining"))
        .containsEntry("Revision", Table.number(1))
        .containsEntry("Name", Table.text("n-1"))
        .containsEntry("Since", Table.number(now))
        .containsEntry("Deadline", Table.number(now + TIMEOUT.toMillis()))
        .containsKeys("Journal", "NextLook", "Shard", "WriteId", "LeaseOwner");
    assertThat(seen.get(1).get("Command").m()).containsEntry("id", Table.text(command));
    assertThat(seen.get(1).get("Pending").m())
        .containsEntry("transition", Table.text("join"))
        .containsEntry("starts", Table.number(1));
    assertThat(stage.table().item(command)).containsEntry("Node", Table.text(NODE));
    assertThat(stage.table().journal(NODE)).containsExactly("join InstanceLaunching");
    assertThat(stage.table().number(NODE, "NextLook")).isEqualTo(now + TIMEOUT.toMillis());
  }

  @Test
  void aStoreThatFailsChangesNothing() {
    String launch = stage.launch(NODE);
    stage.faults().from(1, "DynamoDB TransactWriteItems", Fault.broken());

    assertThat(failing(launch)).contains("SSM SendCommand");

    assertThat(stage.table().item(NODE))
        .containsEntry("ItemStatus", Table.text("booted"))
        .doesNotContainKeys("Revision", "Name", "Journal", "Pending", "LeaseOwner");
    assertThat(stage.table().map(NODE, "Command")).doesNotContainKey("id");
    assertThat(stage.table().others("command")).isEmpty();
    assertThat(script.called()).containsExactly("join");
  }

  @Test
  void theDecidedResultIsStoredWithTheTransitionBeforeAutoScalingHearsOfIt() {
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    stage.faults().from(1, "Auto Scaling CompleteLifecycleAction", Fault.broken());

    failing(success);

    assertThat(stage.hookResults()).isEmpty();
    assertThat(stage.table().item(NODE))
        .containsEntry("ItemStatus", Table.text("ready"))
        .containsEntry("Revision", Table.number(2))
        .containsEntry("Joined", AttributeValue.fromBool(true))
        .doesNotContainKeys("Deadline", "Command");
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("result", Table.text("CONTINUE"))
        .doesNotContainKey("done");
    assertThat(stage.table().map(NODE, "Pending"))
        .containsEntry("transition", Table.text("joined"));
  }

  @Test
  void noResultIsHandedOnWhoseStoreFailed() {
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    stage.faults().nth(2, "DynamoDB UpdateItem", Fault.refused("ValidationException"));

    assertThat(failing(success)).noneMatch(call -> call.contains("CompleteLifecycleAction"));

    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.table().item(NODE)).doesNotContainKey("Joined").containsKey("Command");
    assertThat(stage.table().map(NODE, "Action")).doesNotContainKey("result");
  }

  @Test
  void aRemovedRecordKeepsItsStateWhileSomethingIsPendingAndGoesLastOfAll() {
    stage.deliver(stage.launch(NODE));
    String terminate = stage.terminate(NODE);
    script.during("farewell", this::look);

    Dispatch leave = stage.deliver(terminate);

    assertThat(seen.get(0))
        .containsEntry("ItemStatus", Table.text("joining"))
        .containsEntry("Revision", Table.number(2));
    assertThat(seen.get(0).get("Pending").m()).containsEntry("transition", Table.text("leave"));
    assertThat(seen.get(0).get("Action").m()).containsEntry("result", Table.text("CONTINUE"));
    assertThat(leave.outcome()).isEqualTo("REMOVED");
    assertThat(leave.calls())
        .containsSubsequence(
            "DynamoDB UpdateItem", // store
            "Auto Scaling CompleteLifecycleAction CONTINUE",
            "DynamoDB DeleteItem");
    assertThat(stage.table().has(NODE)).isFalse();
  }

  @Test
  void aRemovalThatBreaksOffIsMadeGood() {
    stage.deliver(stage.launch(NODE));
    String terminate = stage.terminate(NODE);
    script.letDie("farewell");
    dying(terminate);
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    script.mend();
    script.called();

    Dispatch again = stage.deliver(terminate);

    assertThat(again.outcome()).isEqualTo("REMOVED");
    assertThat(script.called()).containsExactly("farewell");
    assertThat(stage.table().has(NODE)).isFalse();
  }

  @Test
  void aRecordThatIsAbsentIsDeleted() {
    stage.deliver(stage.launch(NODE));
    String terminate = stage.terminate(NODE);
    stage.faults().next("DynamoDB DeleteItem", Fault.broken().afterEffect());

    assertThat(stage.deliver(terminate).outcome()).isEqualTo("REMOVED");
  }

  @Test
  void aStateThatStaysKeepsItsTimesAndItsCommand() {
    stage.deliver(stage.launch(NODE));
    Map<String, AttributeValue> before = stage.table().item(NODE);
    stage.pass(Duration.ofMinutes(1));

    Dispatch warn = stage.deliver(Events.spot(NODE, "s-1", stage.time().instant()));

    assertThat(warn.transitions()).containsExactly("warn");
    Map<String, AttributeValue> after = stage.table().item(NODE);
    for (String kept : List.of("ItemStatus", "Since", "Deadline", "Command", "NextLook")) {
      assertThat(after).containsEntry(kept, before.get(kept));
    }
    assertThat(after)
        .containsEntry("Revision", Table.number(2))
        .containsEntry("Warned", AttributeValue.fromBool(true));
    assertThat(stage.table().journal(NODE)).endsWith("warn SpotInterruption");
  }
}
