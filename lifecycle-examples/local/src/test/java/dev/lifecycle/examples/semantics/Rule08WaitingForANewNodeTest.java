package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.aws.ActionRef;
import dev.lifecycle.testing.aws.Hook;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A launch waits for its node, a termination for nobody. */
class Rule08WaitingForANewNodeTest extends SemanticsTest {

  private static final String HEARTBEAT = "Auto Scaling RecordLifecycleActionHeartbeat";
  private static final String IN_SERVICE = "Auto Scaling DescribeAutoScalingInstances";
  private static final String COMPLETE = "Auto Scaling CompleteLifecycleAction CONTINUE";
  private static final String REFUSED = "DynamoDB UpdateItem: ConditionalCheckFailedException";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      READY,
      LEAVING,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "ready", on = InstanceLaunching.class, completes = true)
    void join() {
      script.task("join");
    }

    @Transition(source = "ready", dest = Transition.STAY, on = SpotInterruption.class)
    void warn() {}

    @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
    void leave() {
      script.task("leave");
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule08WaitingForANewNodeTest_ModelTransitions.TABLE,
        new Rule08WaitingForANewNodeTest_ModelDispatcher(new Model(script)));
  }

  /** A launch whose node has this status, or no record. */
  private String launchOf(String status) {
    if (!status.equals("missing")) {
      stage.table().cloudInit(NODE, status);
    }
    stage.group().launch(NODE);
    return stage.launching(NODE);
  }

  private void after(int seconds, Runnable what) {
    stage.time().after(Duration.ofSeconds(seconds), what);
  }

  private void becomesReady() {
    stage.table().cloudInit(NODE, "booted");
  }

  private String token(String action) {
    return Events.field(action, "LifecycleActionToken");
  }

  private void completeByHand(String event) {
    stage
        .group()
        .complete(
            new ActionRef(
                Stage.GROUP, Stage.LAUNCH_HOOK, Optional.of(token(event)), Optional.of(NODE)),
            Hook.Result.CONTINUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "new", "pending"})
  void aLaunchPollsUntilItsNodeIsReady(String status) {
    String launch = launchOf(status);
    after(10, this::becomesReady);

    Dispatch join = stage.deliver(launch);

    assertThat(join.transitions()).containsExactly("join");
    List<Instant> polls =
        stage.aws().calls().of("DynamoDB", "GetItem").stream().map(Call::at).toList();
    List<Duration> waits = new ArrayList<>();
    for (int next = 1; next < polls.size(); next++) {
      waits.add(Duration.between(polls.get(next - 1), polls.get(next)));
    }
    assertThat(waits).hasSizeGreaterThan(3).isSorted();
    assertThat(waits.get(0)).isLessThan(waits.get(waits.size() - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "new", "pending"})
  void aNodeThatIsNotReadyInTimeIsTriedAgainLater(String status) {
    String launch = launchOf(status);
    Map<String, AttributeValue> before = stage.table().item(NODE);
    Instant start = stage.time().instant();

    List<String> calls = failing(launch);

    assertThat(calls).containsOnlyOnce(REFUSED).contains("DynamoDB GetItem").hasSizeGreaterThan(5);
    assertThat(stage.time().instant()).isBetween(start.plusSeconds(30), start.plusSeconds(60));
    assertThat(stage.table().item(NODE)).isEqualTo(before);
  }

  @Test
  void aLaunchOfAnInstanceThatLaunchesNoMoreIsNotTriedAgain() {
    String launch = launchOf("missing");
    stage.deliver(stage.terminate(NODE));

    Dispatch late = stage.deliver(launch);

    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(late.reason())
        .isEqualTo("the node has no record yet, and its instance does not launch");
    assertThat(late.calls()).endsWith("DynamoDB GetItem", IN_SERVICE);
  }

  @Test
  void nobodyHoldsTheNodeMeanwhile() {
    String launch = launchOf("pending");
    List<Map<String, AttributeValue>> seen = new ArrayList<>();
    List<Dispatch> gone = new ArrayList<>();
    after(2, () -> seen.add(stage.table().item(NODE)));
    after(3, () -> gone.add(stage.deliver(stage.terminate(NODE))));

    Dispatch late = stage.deliver(launch);

    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(seen.get(0)).doesNotContainKeys("LeaseOwner", "LeaseUntil");
    assertThat(gone.get(0).outcome()).isEqualTo("COMPLETED");
    assertThat(gone.get(0).calls()).doesNotContain(REFUSED);
    assertThat(script.called()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, false", "60, false", "61, true"})
  void aLaunchThatIsLateAsksFirstWhetherItIsStillWaitedFor(int seconds, boolean asks) {
    String launch = stage.launch(NODE);
    stage.pass(Duration.ofSeconds(seconds));

    Dispatch join = stage.deliver(launch);

    String second = asks ? HEARTBEAT : "DynamoDB UpdateItem"; // else the store
    assertThat(join.calls()).startsWith("DynamoDB UpdateItem", second);
    assertThat(join.transitions()).containsExactly("join");
  }

  @Test
  void aLaunchThatWaitedAsksFirstToo() {
    String launch = launchOf("pending");
    after(1, this::becomesReady);

    assertThat(stage.deliver(launch).calls())
        .containsSequence("DynamoDB UpdateItem", HEARTBEAT, "DynamoDB UpdateItem", COMPLETE);
  }

  @Test
  void aDuplicateOpensNothingAndDoesNotAsk() {
    String launch = stage.launch(NODE);
    stage.deliver(launch);
    stage.pass(Duration.ofMinutes(5));

    assertThat(stage.deliver(launch).calls()).doesNotContain(HEARTBEAT);
  }

  @Test
  void aHeartbeatThatFailsIsNoAnswer() {
    String launch = stage.launch(NODE);
    stage.pass(Duration.ofMinutes(2));
    stage.faults().from(1, HEARTBEAT, Fault.broken());

    failing(launch);

    assertThat(stage.table().item(NODE)).containsEntry("ItemStatus", Table.text("booted"));
    assertThat(script.called()).isEmpty();
  }

  @Test
  void theRecordOfALaunchThatIsOverIsDeletedIfItNeverHadAnAction() {
    String launch = stage.launch(NODE);
    stage.pass(Stage.HOOK_TIME.plusMinutes(1));

    Dispatch late = stage.deliver(launch);

    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(late.calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            HEARTBEAT + ": ValidationError",
            IN_SERVICE,
            "DynamoDB DeleteItem");
    assertThat(stage.table().has(NODE)).isFalse();
    assertThat(script.called()).isEmpty();
  }

  @Test
  void theRecordOfAnInstanceInServiceStays() {
    String launch = stage.launch(NODE);
    completeByHand(launch);
    Map<String, AttributeValue> before = stage.table().item(NODE);
    stage.pass(Duration.ofMinutes(2));

    Dispatch late = stage.deliver(launch);

    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(late.calls()).contains(IN_SERVICE).doesNotContain("DynamoDB DeleteItem");
    assertThat(stage.table().item(NODE)).containsAllEntriesOf(before).doesNotContainKey("Revision");
  }

  @Test
  void theRecordThatHadAnActionStays() {
    String launch = stage.launch(NODE);
    stage.deliver(launch);
    String journal = stage.table().journal(NODE).toString();
    stage.pass(Duration.ofMinutes(2));
    String second = Events.at(Events.withToken(launch, "another-token"), stage.time().instant());
    stage.pass(Duration.ofMinutes(2));

    Dispatch late = stage.deliver(second);

    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(late.calls())
        .contains(HEARTBEAT + ": ValidationError")
        .doesNotContain("DynamoDB DeleteItem");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().journal(NODE)).hasToString(journal);
  }

  @Test
  void aTerminationOfANodeWithoutARecordIsCompletedAtOnce() {
    launchOf("missing");
    Instant start = stage.time().instant();

    Dispatch gone = stage.deliver(stage.terminate(NODE));

    assertThat(gone.outcome()).isEqualTo("COMPLETED");
    assertThat(gone.calls()).containsExactly(REFUSED, COMPLETE);
    assertThat(stage.time().instant()).isEqualTo(start);
    assertThat(stage.table().has(NODE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"new", "pending"})
  void aTerminationOfANodeThatIsNotReadyIsDecidedCompletedAndForgotten(String status) {
    launchOf(status);
    String terminate = stage.terminate(NODE);
    stage.faults().from(1, "Auto Scaling CompleteLifecycleAction", Fault.broken());
    failing(terminate);
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("direction", Table.text("terminating"))
        .containsEntry("result", Table.text("CONTINUE"))
        .doesNotContainKey("done");
    stage.faults().mend();

    Dispatch gone = stage.deliver(terminate);

    assertThat(gone.outcome()).isEqualTo("COMPLETED");
    assertThat(gone.calls()).endsWith(COMPLETE, "DynamoDB DeleteItem");
    assertThat(stage.table().has(NODE)).isFalse();
    assertThat(stage.hookResults()).endsWith("workers-terminate CONTINUE CALL");
    assertThat(script.called()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "pending", "booted"})
  void aReturnToThePoolIsCompletedAndDeletesNothing(String status) {
    completeByHand(launchOf(status));
    stage.group().returnToPool(NODE);

    Dispatch back = stage.deliver(stage.terminating(NODE));

    assertThat(back.outcome()).isEqualTo("COMPLETED");
    assertThat(back.calls()).contains(COMPLETE).doesNotContain("DynamoDB DeleteItem");
    assertThat(stage.table().has(NODE)).isEqualTo(!status.equals("missing"));
    assertThat(stage.group().instances()).containsEntry(NODE, "Warmed:Stopped");
  }
}
