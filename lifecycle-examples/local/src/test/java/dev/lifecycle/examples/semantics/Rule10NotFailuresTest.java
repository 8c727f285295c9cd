package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.annotation.After;
import dev.lifecycle.annotation.Before;
import dev.lifecycle.annotation.Condition;
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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call of the runtime that fails and a task that asks for it: the event comes again. */
class Rule10NotFailuresTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      BROKEN,
      MOURNED
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Condition
    boolean condition() {
      return script.condition("condition");
    }

    @Transition(
        source = "booted",
        dest = "joining",
        on = InstanceLaunching.class,
        when = "condition")
    void join(Commands commands) {
      script.task("body");
      commands.run("/bin/join");
    }

    @Transition(source = "joining", dest = "broken", timeout = "10m")
    void timedOut() {}

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined() {
      script.task("joined");
    }

    @Transition(source = "broken", dest = "mourned", completes = true)
    void mourn() {}

    @Before("join")
    void before() {
      script.task("before");
    }

    @After("join")
    void after() {
      script.task("after");
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule10NotFailuresTest_ModelTransitions.TABLE,
        new Rule10NotFailuresTest_ModelDispatcher(new Model(script)));
  }

  /** The event fails retryably in this state, and nobody holds the node. */
  private List<String> comesAgain(String event, String state) {
    List<String> calls =
        stage.callsOf(
            () ->
                assertThatThrownBy(() -> stage.deliver(event))
                    .isInstanceOf(RetryableException.class)
                    .hasMessageContaining(NODE));
    assertThat(stage.table().status(NODE)).isEqualTo(state);
    assertThat(stage.table().item(NODE))
        .containsKey("NextLook")
        .doesNotContainKeys("LeaseOwner", "LeaseUntil", "Failure");
    return calls;
  }

  @ParameterizedTest
  @CsvSource({
    "condition, booted",
    "before,    booted",
    "body,      booted",
    "after,     joining",
  })
  void aTaskThatThrowsRetryLater(String thrower, String state) {
    String launch = stage.launch(NODE);
    script.letThrow(new RetryLater("the cluster elects"), thrower);

    comesAgain(launch, state);
    comesAgain(launch, state);

    script.mend();
    stage.deliver(launch);
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.table().item(NODE)).doesNotContainKeys("Pending", "Failure");
    assertThat(stage.commands()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "SSM SendCommand,             400, ThrottlingException, booted",
    "SSM SendCommand,             400, InvalidInstanceId,   booted",
    "SSM SendCommand,             408, RequestTimeout,      booted",
    "SSM SendCommand,             500, InternalServerError, booted",
    "SSM SendCommand,             0,   dropped,             booted",
    "DynamoDB TransactWriteItems, 500, InternalServerError, booted",
    "DynamoDB TransactWriteItems, 400, ThrottlingException, booted",
    "DynamoDB TransactWriteItems, 0,   dropped,             booted",
  })
  void aCallThatFailsInALaunch(String call, int status, String code, String state) {
    String launch = stage.launch(NODE);
    stage.faults().from(1, call, new Fault(false, status, code));

    comesAgain(launch, state);

    stage.faults().mend();
    stage.pass(Duration.ofSeconds(31));
    assertThat(stage.deliver(launch).transitions()).containsExactly("join");
    assertThat(stage.commands()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, Throttling",
    "400, ResourceContention",
    "500, InternalFailure",
    "0,   dropped",
  })
  void aCompletionThatFails(int status, String code) {
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    stage.faults().from(1, "Auto Scaling CompleteLifecycleAction", new Fault(false, status, code));

    comesAgain(success, "ready");
    assertThat(stage.hookResults()).isEmpty();

    stage.faults().mend();
    stage.deliver(success);
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  /** A late launch asks whether it is still awaited; no answer is not "no". */
  @Test
  void aHeartbeatThatFails() {
    String launch = stage.launch(NODE);
    stage.pass(Duration.ofMinutes(2));
    stage.faults().from(1, "Auto Scaling RecordLifecycleActionHeartbeat", Fault.broken());

    comesAgain(launch, "booted");

    stage.faults().mend();
    assertThat(stage.deliver(launch).transitions()).containsExactly("join");
  }

  /** Another invocation took the node over meanwhile: it is the other's now, and left alone. */
  @Test
  void aRaceThatIsLost() throws IOException {
    stage.close();
    Script overtaken =
        new Script() {
          @Override
          void task(String name) {
            super.task(name);
            if (name.equals("joined")) {
              stage.table().set(NODE, "LeaseOwner", Table.text("another"));
            }
          }
        };
    raise(
        Rule10NotFailuresTest_ModelTransitions.TABLE,
        new Rule10NotFailuresTest_ModelDispatcher(new Model(overtaken)));
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");

    List<String> calls =
        stage.callsOf(
            () ->
                assertThatThrownBy(() -> stage.deliver(success))
                    .isInstanceOf(RetryableException.class));

    assertThat(calls)
        .containsExactly(
            "DynamoDB GetItem",
            "DynamoDB UpdateItem", // claim
            "DynamoDB UpdateItem: ConditionalCheckFailedException");
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.table().item(NODE)).containsEntry("LeaseOwner", Table.text("another"));
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException",
    "InvalidDocument",
    "InvalidParameters",
    "UnsupportedPlatformType"
  })
  void aCommandThatIsRefusedForGoodIsATaskThatThrows(String code) {
    String launch = stage.launch(NODE);
    stage.faults().from(1, "SSM SendCommand", Fault.refused(code));

    Dispatch refused = stage.deliver(launch);

    assertThat(refused.outcome()).isEqualTo("FAILED");
    assertThat(refused.reason()).contains("SendCommand").contains(code);
    assertThat(refused.calls()).containsOnlyOnce("SSM SendCommand: " + code);
    assertThat(stage.table().status(NODE)).isEqualTo("mourned");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("state", Table.text("booted"))
        .containsEntry("transition", Table.text("join"));
    assertThat(stage.table().item(NODE)).doesNotContainKey("Command");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }
}
