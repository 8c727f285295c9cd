package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Scheduled;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whether an event was there before, or comes too late, is decided by what it means. */
class Rule07DuplicatesTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      LEAVING,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Commands commands) {
      script.task("join");
      commands.run("/bin/join");
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined() {}

    @Transition(source = "joining", dest = "broken", timeout = "10m")
    void late() {}

    @Transition(source = "booted", dest = "broken", timeout = "5m")
    void neverLaunched() {}

    @Transition(source = "ready", dest = Transition.STAY, on = SpotInterruption.class)
    void warn() {}

    @Transition(source = "ready", dest = Transition.STAY, on = RebalanceRecommended.class)
    void shift() {}

    @Transition(
        source = "ready",
        dest = Transition.STAY,
        on = ScheduleFired.class,
        schedule = "nightly")
    void backUp() {}

    @Scheduled("nightly")
    Stream<Node> nightly(Nodes nodes) {
      return nodes.inState("ready");
    }

    @Transition(source = Transition.ANY, dest = "leaving", on = InstanceTerminating.class)
    void leave() {}
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule07DuplicatesTest_ModelTransitions.TABLE,
        new Rule07DuplicatesTest_ModelDispatcher(new Model(script)));
  }

  private Instant now() {
    return stage.time().instant();
  }

  private void becomeReady() {
    stage.deliver(stage.launch(NODE));
    stage.deliver(stage.commandEnds(NODE, "Success"));
  }

  /** The record without what names the last writer. */
  private Map<String, AttributeValue> settled() {
    Map<String, AttributeValue> item = new HashMap<>(stage.table().item(NODE));
    item.remove("WriteId");
    return item;
  }

  private String nightly(int day) {
    return "{\"lifecycle\":{\"schedule\":\"nightly\",\"time\":\"2026-11-%02dT02:00:00Z\"}}"
        .formatted(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"launch", "command", "spot", "rebalance", "schedule", "terminate"})
  void anEventThatMeansTheSameIsIgnored(String kind) {
    String launch = stage.launch(NODE);
    String event = launch;
    if (!kind.equals("launch")) {
      stage.deliver(launch);
      event = stage.commandEnds(NODE, "Success");
    }
    if (!kind.equals("launch") && !kind.equals("command")) {
      stage.deliver(event);
      event =
          switch (kind) {
            case "spot" -> Events.spot(NODE, "e-1", now());
            case "rebalance" -> Events.rebalance(NODE, "e-1", now());
            case "schedule" -> nightly(20);
            default -> stage.terminate(NODE);
          };
    }
    assertThat(stage.deliver(event).outcome()).isEqualTo("RESTING");
    Map<String, AttributeValue> before = settled();

    // A service that tells twice gives the second event another id; the id of other events counts.
    boolean byId = kind.equals("spot") || kind.equals("rebalance") || kind.equals("schedule");
    Dispatch again = stage.deliver(byId ? event : Events.withId(event, "another"));

    assertThat(again.outcome()).isEqualTo("IGNORED");
    assertThat(again.transitions()).isEmpty();
    assertThat(settled()).isEqualTo(before);
  }

  @Test
  void whatDiffersInMeaningIsNoDuplicate() {
    becomeReady();

    List<String> fired = new ArrayList<>();
    for (String event :
        List.of(
            Events.spot(NODE, "e-1", now()),
            Events.spot(NODE, "e-2", now()),
            Events.rebalance(NODE, "e-1", now()),
            nightly(20),
            nightly(21))) {
      fired.addAll(stage.deliver(event).transitions());
    }

    assertThat(fired).containsExactly("warn", "warn", "shift", "backUp", "backUp");
    assertThat(stage.table().item(NODE).get("Seen").l()).hasSize(4);
  }

  @Test
  void anActionIsNoDuplicateBeforeItsRowIsStored() {
    String launch = stage.launch(NODE);
    script.letThrow(new RetryLater("not yet"), "join");
    failing(launch);
    assertThat(stage.table().item(NODE)).doesNotContainKey("Action");
    script.mend();

    assertThat(stage.deliver(launch).transitions()).containsExactly("join");
  }

  @Test
  void anActionIsADuplicateOnceItsCompletionIsStored() {
    becomeReady();
    stage.group().returnToPool(NODE);
    String returning = stage.terminating(NODE);
    assertThat(stage.deliver(returning).outcome()).isEqualTo("COMPLETED");

    Dispatch again = stage.deliver(returning);

    assertThat(again.outcome()).isEqualTo("IGNORED");
    assertThat(again.calls()).allMatch(call -> call.startsWith("DynamoDB"));
  }

  @ParameterizedTest
  @CsvSource({"-1, IGNORED, ready", "0, RESTING, joining", "1, RESTING, joining"})
  void anotherTokenOpensAnActionIfItIsNotEarlier(int seconds, String outcome, String status) {
    String launch = stage.launch(NODE);
    Instant at = now();
    stage.deliver(launch);
    stage.deliver(stage.commandEnds(NODE, "Success"));
    String other = Events.withToken(launch, "another-token");

    Dispatch second = stage.deliver(Events.at(other, at.plusSeconds(seconds)));

    assertThat(second.outcome()).isEqualTo(outcome);
    assertThat(stage.table().status(NODE)).isEqualTo(status);
  }

  @Test
  void ofALaunchAndATerminationInOneSecondTheTerminationIsTheLater() {
    String launch = stage.launch(NODE);
    stage.deliver(stage.terminate(NODE));

    assertThat(stage.deliver(launch).outcome()).isEqualTo("IGNORED");

    assertThat(stage.table().status(NODE)).isEqualTo("leaving");
  }

  @Test
  void aTokenThatIsClosedOrSupersededStaysClosed() {
    String launch = stage.launch(NODE);
    stage.deliver(launch);
    stage.pass(Duration.ofSeconds(5));
    stage.deliver(stage.terminate(NODE));
    Map<String, AttributeValue> before = settled();

    // However late its time says that it is.
    Dispatch late = stage.deliver(Events.at(launch, now().plusSeconds(30)));

    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(settled()).isEqualTo(before);
  }

  @Test
  void theLastFourTokensAreRemembered() {
    String launch = stage.launch(NODE);
    stage.deliver(launch);
    for (int token = 1; token <= 5; token++) {
      stage.deliver(Events.withToken(launch, "token-" + token));
    }

    assertThat(stage.table().item(NODE).get("Closed").l())
        .hasSize(4)
        .allSatisfy(hash -> assertThat(hash.s()).hasSizeLessThan(20));
    for (int token = 1; token <= 5; token++) {
      assertThat(stage.deliver(Events.withToken(launch, "token-" + token)).outcome())
          .isEqualTo("IGNORED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "failed", "done", "leaving", "returned", "warm pool"})
  void aLaterLaunchStartsFromTheInitialState(String before) {
    String launch = stage.launch(NODE);
    switch (before) {
      case "open" -> stage.deliver(launch);
      case "failed" -> {
        script.letThrow("join");
        stage.deliver(launch);
        script.mend();
      }
      case "done", "leaving", "returned" -> {
        stage.deliver(launch);
        stage.deliver(stage.commandEnds(NODE, "Success"));
      }
      default -> stage.table().set(NODE, "ItemStatus", Table.text("ready"));
    }
    if (before.equals("leaving")) {
      stage.deliver(stage.terminate(NODE));
      stage.pass(Duration.ofSeconds(1));
    } else if (before.equals("returned")) {
      stage.group().returnToPool(NODE);
      stage.deliver(stage.terminating(NODE));
    }
    boolean hadAction = stage.table().item(NODE).containsKey("Action");
    String later = Events.at(Events.withToken(launch, "a-later-token"), now());
    if (before.equals("warm pool")) {
      later = later.replace("\"Origin\":\"EC2\"", "\"Origin\":\"WarmPool\"");
    }
    script.letThrow(new RetryLater("not yet"), "join");

    failing(later);

    Map<String, AttributeValue> reopened = stage.table().item(NODE);
    assertThat(reopened)
        .containsEntry("ItemStatus", Table.text("booted"))
        .doesNotContainKeys("Command", "Deadline", "Failure", "Pending");
    assertThat(reopened.containsKey("Action")).isEqualTo(hadAction);
    if (hadAction) { // the earlier one still, but over
      assertThat(stage.table().map(NODE, "Action"))
          .containsEntry("done", AttributeValue.fromBool(true))
          .doesNotContainEntry("token", Table.text("a-later-token"));
    }
    assertThat(stage.table().journal(NODE)).endsWith("reopen InstanceLaunching");
    script.mend();

    assertThat(stage.deliver(later).transitions()).containsExactly("join");

    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("token", Table.text("a-later-token"));
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
  }

  @Test
  void aFirstLaunchDoesNotReopen() {
    stage.deliver(stage.launch(NODE));

    assertThat(stage.table().journal(NODE)).containsExactly("join InstanceLaunching");
  }
}
