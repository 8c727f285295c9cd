package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
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

/** What events left undone the sweep makes good, each record in the order of rule 6. */
class Rule14TheSweepTest extends SemanticsTest {

  private static final String OTHER = "i-0b0000000000000b2";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      JOINED,
      READY,
      LATE,
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

    @Transition(source = "joining", dest = "late", timeout = "10m", completes = true)
    void timedOut() {
      script.task("timedOut");
    }

    @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class)
    void joined() {
      script.task("joined");
    }

    @Transition(source = "joined", dest = "ready", completes = true)
    void ready() {
      script.task("ready");
    }

    @After("ready")
    void greet() {
      script.task("greet");
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule14TheSweepTest_ModelTransitions.TABLE,
        new Rule14TheSweepTest_ModelDispatcher(new Model(script)));
  }

  private static List<String> withoutQueries(Dispatch sweep) {
    return sweep.calls().stream().filter(call -> !call.equals("DynamoDB Query")).toList();
  }

  private void comesAgain(String event) {
    assertThatThrownBy(() -> stage.deliver(event)).isInstanceOf(RetryableException.class);
  }

  @Test
  void takesOnlyRecordsWhoseTimeHasCome() {
    stage.deliver(stage.launch(NODE));
    stage.pass(Duration.ofMinutes(9));
    Map<String, AttributeValue> before = stage.table().item(NODE);

    Dispatch sweep = stage.sweep();

    assertThat(sweep.nodes()).isEmpty();
    assertThat(sweep.calls()).doesNotContain("DynamoDB UpdateItem");
    assertThat(stage.table().item(NODE)).isEqualTo(before);
  }

  @Test
  void takesTheOldestFirst() {
    stage.deliver(stage.launch(OTHER));
    stage.aws().runCommand().silence(OTHER);
    stage.pass(Duration.ofSeconds(30));
    stage.deliver(stage.launch(NODE));
    stage.aws().runCommand().silence(NODE);
    stage.pass(Duration.ofMinutes(11));

    Dispatch sweep = stage.sweep();

    assertThat(sweep.nodes())
        .extracting(node -> node.path("node").asText())
        .containsExactly(OTHER, NODE);
  }

  @Test
  void skipsANodeThatIsHeldAndGoesOnWithTheOthers() {
    for (String node : List.of(NODE, OTHER)) {
      stage.deliver(stage.launch(node));
      stage.aws().runCommand().silence(node);
    }
    stage.pass(Duration.ofMinutes(11));
    long held = stage.time().instant().plusSeconds(60).toEpochMilli();
    stage.table().set(NODE, "LeaseOwner", Table.text("another"));
    stage.table().set(NODE, "LeaseUntil", AttributeValue.fromN(Long.toString(held)));

    stage.sweep();

    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.table().status(OTHER)).isEqualTo("late");
  }

  @Test
  void oneThatFailsDoesNotStopTheOthersAndIsLookedAtAgainInTwoMinutes() {
    for (String node : List.of(NODE, OTHER)) {
      stage.deliver(stage.launch(node));
      stage.aws().runCommand().silence(node);
      stage.pass(Duration.ofSeconds(1));
    }
    stage.pass(Duration.ofMinutes(11));
    // The first node's question fails, the second's does not.
    stage.faults().next("SSM ListCommands", Fault.broken());

    Dispatch sweep = stage.sweep();

    long now = stage.time().instant().toEpochMilli();
    assertThat(sweep.nodes()).hasSize(2);
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.table().status(OTHER)).isEqualTo("late");
    assertThat(stage.table().item(NODE))
        .containsEntry("NextLook", AttributeValue.fromN(Long.toString(now + 120_000)))
        .doesNotContainKey("LeaseOwner");
    stage.pass(Duration.ofMinutes(2));
    stage.sweep();
    assertThat(stage.table().status(NODE)).isEqualTo("late");
  }

  @Test
  void drivesAnOpenIntent() {
    String launch = stage.launch(NODE);
    stage.aws().runCommand().deregister(NODE);
    comesAgain(launch);
    stage.aws().runCommand().register(NODE);
    stage.pass(Duration.ofSeconds(30));

    Dispatch sweep = stage.sweep();

    assertThat(sweep.transitions()).containsExactly("join");
    assertThat(stage.commands()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"ready, joined", "greet, ready"})
  void goesOnWithABrokenChainAndWithWhatIsPending(String thrower, String state) {
    stage.deliver(stage.launch(NODE));
    script.letThrow(new RetryLater("the cluster elects"), thrower);
    comesAgain(stage.commandEnds(NODE, "Success"));
    assertThat(stage.table().status(NODE)).isEqualTo(state);
    script.mend();
    script.called();
    stage.pass(Duration.ofSeconds(30));

    stage.sweep();

    assertThat(script.called()).endsWith("greet").doesNotContain("joined");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.table().item(NODE)).doesNotContainKeys("Pending", "NextLook");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void completesWhatIsUnconfirmed() {
    stage.deliver(stage.launch(NODE));
    stage.faults().from(1, "Auto Scaling CompleteLifecycleAction", Fault.dropped());
    comesAgain(stage.commandEnds(NODE, "Success"));
    stage.faults().mend();
    stage.pass(Duration.ofSeconds(30));

    stage.sweep();

    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
    assertThat(stage.table().item(NODE)).doesNotContainKeys("Pending", "NextLook");
  }

  /** The invocation dies: nobody gives the lease up, and the sweep looks when it is over. */
  @Test
  void findsWhatACrashLeft() throws IOException {
    stage.close();
    Script crashing =
        new Script() {
          @Override
          void task(String name) {
            super.task(name);
            if (name.equals("greet") && !has("crashed")) {
              super.task("crashed");
              throw new InternalError("as the test wants it");
            }
          }
        };
    raise(
        Rule14TheSweepTest_ModelTransitions.TABLE,
        new Rule14TheSweepTest_ModelDispatcher(new Model(crashing)));
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    assertThatThrownBy(() -> stage.deliver(success)).isInstanceOf(InternalError.class);
    assertThat(stage.table().item(NODE)).containsKeys("LeaseOwner", "Pending", "NextLook");

    stage.pass(Duration.ofSeconds(60));
    assertThat(stage.sweep().nodes()).isEmpty();
    stage.pass(Duration.ofSeconds(6));
    stage.sweep();

    assertThat(stage.table().item(NODE)).doesNotContainKeys("LeaseOwner", "Pending", "NextLook");
    assertThat(crashing.called()).endsWith("greet");
  }

  /** The result's event was lost. */
  @Test
  void asksForAnOpenCommandBeforeATimeOutFires() {
    stage.deliver(stage.launch(NODE));
    stage.commandEnds(NODE, "Success");
    stage.pass(Duration.ofMinutes(10));

    Dispatch sweep = stage.sweep();

    assertThat(sweep.calls()).contains("SSM ListCommands");
    assertThat(sweep.transitions()).containsExactly("joined", "ready");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
  }

  @Test
  void thenFiresTheTimeOut() {
    stage.deliver(stage.launch(NODE));
    stage.aws().runCommand().silence(NODE);
    stage.pass(Duration.ofMinutes(10));

    Dispatch sweep = stage.sweep();

    assertThat(withoutQueries(sweep)).startsWith("DynamoDB UpdateItem", "SSM ListCommands");
    assertThat(sweep.transitions()).containsExactly("timedOut");
    assertThat(stage.table().journal(NODE)).endsWith("timedOut DeadlinePassed");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void aLostFailureIsAFailure() {
    stage.programs((instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 1));
    stage.deliver(stage.launch(NODE));
    stage.pass(Duration.ofMinutes(10));

    Dispatch sweep = stage.sweep();

    assertThat(sweep.outcome()).isEqualTo("FAILED");
    assertThat(stage.table().status(NODE)).isEqualTo("broken");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }
}
