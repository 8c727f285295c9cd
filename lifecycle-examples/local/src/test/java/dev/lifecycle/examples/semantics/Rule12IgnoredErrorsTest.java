package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.engine.RetryableException;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refused command counts as a task that throws: a row that ignores errors goes on without it. */
class Rule12IgnoredErrorsTest extends SemanticsTest {

  private static final String SEND = "SSM SendCommand";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      LATE,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(
        source = "booted",
        dest = "joining",
        on = InstanceLaunching.class,
        ignoreErrors = true)
    void join(Commands commands) {
      commands.run("/bin/join");
      script.task("join");
    }

    @Transition(
        source = "joining",
        dest = Transition.STAY,
        on = SpotInterruption.class,
        ignoreErrors = true)
    void again(Commands commands) {
      commands.run("/bin/again");
    }

    @Transition(source = "joining", dest = "late", timeout = "10m")
    void timedOut() {}
  }

  private String launch = "";

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule12IgnoredErrorsTest_ModelTransitions.TABLE,
        new Rule12IgnoredErrorsTest_ModelDispatcher(new Model(script)));
    launch = stage.launch(NODE);
  }

  private void waitsWithoutCommand() {
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
    assertThat(stage.table().item(NODE))
        .containsKey("Deadline")
        .doesNotContainKeys("Command", "Failure", "Pending", "LeaseOwner");
    stage.pass(Duration.ofMinutes(10));
    assertThat(stage.sweep().transitions()).containsExactly("timedOut");
  }

  @Test
  void theDestinationIsEnteredWithoutTheCommandAndWaits() {
    stage.faults().from(1, SEND, Fault.refused("InvalidDocument"));

    Dispatch join = stage.deliver(launch);

    assertThat(join.outcome()).isEqualTo("RESTING");
    assertThat(join.transitions()).containsExactly("join");
    waitsWithoutCommand();
  }

  @ParameterizedTest
  @CsvSource({"InternalServerError, 500", "InvalidInstanceId, 400"})
  void likewiseWhenItIsRefusedOnlyLater(String code, int status) {
    stage.faults().next(SEND, new Fault(false, status, code));
    assertThatThrownBy(() -> stage.deliver(launch)).isInstanceOf(RetryableException.class);
    stage.pass(Duration.ofSeconds(31));
    stage.faults().next(SEND, Fault.refused("InvalidDocument"));

    Dispatch join = stage.deliver(launch);

    assertThat(join.transitions()).containsExactly("join");
    waitsWithoutCommand();
  }

  /** What a task asked for before another one threw is sent: the row goes on. */
  @Test
  void aTaskThatThrowsKeepsNothingFromBeingSent() {
    script.letThrow("join");

    Dispatch join = stage.deliver(launch);

    assertThat(join.transitions()).containsExactly("join");
    assertThat(stage.commands()).hasSize(1);
    assertThat(stage.table().item(NODE)).containsKey("Command");
  }

  @Test
  void anInternalTransitionKeepsTheStatesOwnDeadline() {
    stage.deliver(launch);
    Object deadline = stage.table().item(NODE).get("Deadline");
    stage.pass(Duration.ofMinutes(2));
    stage.faults().from(1, SEND, Fault.refused("InvalidDocument"));

    Dispatch again = stage.deliver(BridgeEvents.spotInterruption(NODE));

    assertThat(again.transitions()).containsExactly("again");
    assertThat(stage.table().item(NODE).get("Deadline")).isEqualTo(deadline);
  }

  /** A command that comes late gets a moment, and the time-out fires as it should. */
  @ParameterizedTest
  @CsvSource({"595", "605"})
  void anInternalTransitionNearTheDeadlineDoesNotPutItOff(int seconds) {
    stage.deliver(launch);
    stage.aws().runCommand().silence(NODE);
    stage.pass(Duration.ofSeconds(seconds));

    Dispatch again = stage.deliver(BridgeEvents.spotInterruption(NODE));

    assertThat(again.transitions()).containsExactly("again");
    assertThat(again.calls()).contains(SEND);
    stage.pass(Duration.ofSeconds(10));
    assertThat(stage.sweep().transitions()).containsExactly("timedOut");
  }
}
