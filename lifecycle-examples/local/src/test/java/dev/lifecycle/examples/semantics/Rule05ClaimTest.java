package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Call;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.aws.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One conditional write takes the record, and every orderly exit gives it up. */
class Rule05ClaimTest extends SemanticsTest {

  private static final String OTHER = "i-0a0000000000000a2";
  private static final String REFUSED = "DynamoDB UpdateItem: ConditionalCheckFailedException";

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
    void join(Commands commands) {
      commands.run("/bin/join");
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined() {}

    @Transition(source = "joining", dest = "broken", timeout = "10m")
    void late() {}

    @Transition(
        source = {"booted", "ready"},
        dest = Transition.STAY,
        on = SpotInterruption.class)
    void warn(Node node) {
      script.task("warn " + node.id());
    }

    @Transition(
        source = Transition.ANY,
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void leave() {}

    @After("joined")
    void greet() {
      script.task("greet");
    }
  }

  private final List<Map<String, AttributeValue>> seen = new ArrayList<>();

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule05ClaimTest_ModelTransitions.TABLE,
        new Rule05ClaimTest_ModelDispatcher(new Model(script)));
  }

  private String spot(String node, String id) {
    return Events.spot(node, id, stage.time().instant());
  }

  private void hold(Instant until) {
    stage.table().set(NODE, "LeaseOwner", Table.text("another-invocation"));
    stage.table().set(NODE, "LeaseUntil", Table.number(until.toEpochMilli()));
  }

  @Test
  void oneWriteTakesTheLeaseUntilAfterTheInvocation() {
    stage.table().cloudInit(NODE, "booted");
    script.during("warn " + NODE, () -> seen.add(stage.table().item(NODE)));
    long now = stage.time().instant().toEpochMilli();

    Dispatch warn = stage.deliver(spot(NODE, "s-1"));

    assertThat(warn.calls())
        .containsExactly("DynamoDB UpdateItem", "DynamoDB UpdateItem"); // claim; store
    assertThat(UUID.fromString(seen.get(0).get("LeaseOwner").s())).isNotNull();
    assertThat(seen.get(0)).containsEntry("LeaseUntil", Table.number(now + 65_000));
    assertThat(stage.table().item(NODE)).doesNotContainKeys("LeaseOwner", "LeaseUntil");
  }

  @Test
  void aClaimMakesNoRecord() {
    Dispatch spot = stage.deliver(spot(NODE, "s-1"));

    assertThat(spot.reason()).isEqualTo("the node has no record");
    assertThat(stage.table().has(NODE)).isFalse();
  }

  @Test
  void eachRecordOfAnInvocationHasAnOwnerOfItsOwnAndSoHasEachInvocation() {
    stage.table().cloudInit(NODE, "booted");
    stage.table().cloudInit(OTHER, "booted");
    script.during("warn " + NODE, () -> seen.add(stage.table().item(NODE)));
    script.during("warn " + OTHER, () -> seen.add(stage.table().item(OTHER)));

    stage.deliver(batch(spot(NODE, "s-1"), spot(OTHER, "s-2"), spot(NODE, "s-3")));
    stage.deliver(spot(NODE, "s-4"));

    assertThat(seen).extracting(item -> item.get("LeaseOwner")).hasSize(4).doesNotHaveDuplicates();
  }

  private static String batch(String... events) {
    List<Map<String, String>> records = new ArrayList<>();
    for (String event : events) {
      String id = Integer.toString(records.size());
      records.add(Map.of("messageId", id, "eventSource", "aws:sqs", "body", event));
    }
    return Json.write(Map.of("Records", records));
  }

  @Test
  void aLeaseThatIsOverIsTaken() {
    stage.table().cloudInit(NODE, "booted");
    hold(stage.time().instant().minusMillis(1));

    assertThat(stage.deliver(spot(NODE, "s-1")).calls())
        .containsExactly("DynamoDB UpdateItem", "DynamoDB UpdateItem");
  }

  @Test
  void aNodeThatIsHeldIsWaitedForTheLongerTheMoreOften() {
    stage.table().cloudInit(NODE, "booted");
    hold(stage.time().instant().plusSeconds(5));

    Dispatch warn = stage.deliver(spot(NODE, "s-1"));

    assertThat(warn.transitions()).containsExactly("warn");
    List<Duration> waits = waits();
    assertThat(waits).hasSizeGreaterThan(3).isSorted();
    assertThat(waits.get(0)).isLessThan(waits.get(waits.size() - 1));
  }

  /** How long it was from each claim to the next. */
  private List<Duration> waits() {
    List<Instant> claims =
        stage.aws().calls().all().stream()
            .filter(call -> call.action().equals("UpdateItem"))
            .map(Call::at)
            .distinct()
            .toList();
    List<Duration> waits = new ArrayList<>();
    for (int next = 1; next < claims.size(); next++) {
      waits.add(Duration.between(claims.get(next - 1), claims.get(next)));
    }
    return waits;
  }

  @Test
  void aNodeThatIsHeldForTooLongIsTriedAgainLater() {
    stage.table().cloudInit(NODE, "booted");
    Instant start = stage.time().instant();
    hold(start.plusSeconds(600));
    Map<String, AttributeValue> held = stage.table().item(NODE);

    assertThat(failing(spot(NODE, "s-1"))).containsOnly(REFUSED).hasSizeGreaterThan(5);

    assertThat(stage.time().instant()).isBetween(start.plusSeconds(30), start.plusSeconds(60));
    assertThat(stage.table().item(NODE)).isEqualTo(held);
  }

  @Test
  void theSweepDoesNotWait() {
    stage.deliver(stage.launch(NODE));
    stage.pass(Duration.ofMinutes(11));
    hold(stage.time().instant().plusSeconds(5));

    Dispatch sweep = stage.sweep();

    assertThat(sweep.calls()).containsOnlyOnce(REFUSED);
    assertThat(sweep.nodes()).isEmpty();
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rest", "confirmed", "unhandled", "ignored", "failed", "later", "refused"})
  void everyOrderlyExitGivesTheLeaseUp(String exit) {
    String launch = stage.launch(NODE);
    stage.deliver(launch);
    switch (exit) {
      case "confirmed" ->
          assertThat(stage.deliver(stage.commandEnds(NODE, "Success")).calls())
              .endsWith(
                  "DynamoDB UpdateItem",
                  "Auto Scaling CompleteLifecycleAction CONTINUE",
                  "DynamoDB UpdateItem");
      case "unhandled" ->
          assertThat(stage.deliver(spot(NODE, "s-1")).outcome()).isEqualTo("UNHANDLED");
      case "ignored" -> assertThat(stage.deliver(launch).outcome()).isEqualTo("IGNORED");
      case "failed" -> {
        script.letThrow("greet");
        assertThat(stage.deliver(stage.commandEnds(NODE, "Success")).outcome()).isEqualTo("FAILED");
      }
      case "later" -> {
        script.letThrow(new RetryLater("not yet"), "greet");
        failing(stage.commandEnds(NODE, "Success"));
      }
      case "refused" -> {
        stage.faults().from(1, "Auto Scaling CompleteLifecycleAction", Fault.dropped());
        failing(stage.commandEnds(NODE, "Success"));
      }
      default -> assertThat(exit).isEqualTo("rest");
    }
    assertThat(stage.table().item(NODE)).doesNotContainKeys("LeaseOwner", "LeaseUntil");
  }

  @Test
  void everyWriteHasAnIdOfItsOwn() {
    stage.deliver(stage.launch(NODE));
    seen.add(stage.table().item(NODE));
    script.during("greet", () -> seen.add(stage.table().item(NODE)));
    stage.deliver(stage.commandEnds(NODE, "Success"));
    seen.add(stage.table().item(NODE));

    assertThat(seen).extracting(item -> item.get("WriteId")).hasSize(3).doesNotHaveDuplicates();
    seen.forEach(item -> assertThat(UUID.fromString(item.get("WriteId").s())).isNotNull());
  }
}
