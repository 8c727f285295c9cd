package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Stored;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record that holds an earlier name of its state goes on, and takes the present one. */
class FormerNamesTest extends SemanticsTest {

  @Lifecycle(
      states = Model.State.class,
      initial = "booted",
      failure = "broken",
      pending = {"new", "booting"})
  static class Model {

    enum State {
      @Stored(value = "booting", formerly = "pending")
      BOOTING,
      @Stored(value = "booted", formerly = "finished_cloud_init")
      BOOTED,
      @Stored(
          value = "joining",
          formerly = {"join", "join_cluster"})
      JOINING,
      @Stored(value = "ready", formerly = "in_service")
      READY,
      @Stored(value = "broken", formerly = "failure")
      BROKEN,
      BURIED
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
    void joined() {
      script.task("joined");
    }

    @Transition(source = "joining", dest = "broken", timeout = "10m")
    void late() {}

    @Transition(source = "ready", dest = Transition.STAY, on = SpotInterruption.class)
    void warn() {
      script.task("warn");
    }

    @Transition(source = "broken", dest = "buried", completes = true)
    void bury() {
      script.task("bury");
    }

    @Transition(
        source = Transition.ANY,
        dest = Transition.REMOVED,
        on = InstanceTerminating.class,
        completes = true)
    void leave() {}
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        FormerNamesTest_ModelTransitions.TABLE,
        new FormerNamesTest_ModelDispatcher(new Model(script)));
  }

  /** The function that stored this was an earlier one. */
  private void rename(String former) {
    stage.table().set(NODE, "ItemStatus", Table.text(former));
  }

  private void join() {
    stage.deliver(stage.launch(NODE));
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
  }

  @Test
  void theResultOfACommandFindsItsRow() {
    join();
    rename("join_cluster");

    Dispatch result = stage.deliver(stage.commandEnds(NODE, "Success"));

    assertThat(result.transitions()).containsExactly("joined");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  @Test
  void aTimeoutFires() {
    stage.programs((instance, command) -> HANGING);
    join();
    rename("join");
    stage.pass(Duration.ofMinutes(11));

    stage.sweep();

    assertThat(stage.table().status(NODE)).isEqualTo("buried");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void aNodeThatIsReadyToJoinJoins() {
    String launch = stage.launch(NODE);
    rename("finished_cloud_init");

    Dispatch join = stage.deliver(launch);

    assertThat(join.transitions()).containsExactly("join");
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
  }

  @Test
  void aWarmNodeThatIsReadyToJoinDoesNotStartAfresh() {
    stage.table().cloudInit(NODE, "finished_cloud_init");
    stage.aws().runCommand().register(NODE);
    stage.group().launchIntoPool(NODE);
    stage.take("EC2_INSTANCE_LAUNCHING", NODE);
    stage.group().takeFromPool(NODE);

    stage.deliver(stage.launching(NODE));

    assertThat(stage.table().journal(NODE)).containsExactly("join InstanceLaunching");
  }

  @Test
  void aNodeIsWaitedForUnderAnEarlierNameOfAPendingStatus() {
    String launch = stage.launch(NODE);
    rename("pending");

    assertThat(failing(launch)).isNotEmpty();

    assertThat(script.called()).isEmpty();
    assertThat(stage.table().status(NODE)).isEqualTo("pending");
  }

  @Test
  void aTransitionThatStaysStoresThePresentName() {
    stage.table().cloudInit(NODE, "in_service");

    Dispatch warn = stage.deliver(Events.spot(NODE, "s-1", stage.time().instant()));

    assertThat(warn.transitions()).containsExactly("warn");
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
  }

  @Test
  void aTaskThatThrowsInTheFailureStateHaltsTheNode() {
    stage.table().cloudInit(NODE, "failure");
    script.letThrow("bury");

    stage.deliver(Events.spot(NODE, "s-1", stage.time().instant()));

    assertThat(script.called()).containsExactly("bury");
    assertHalted("broken", "bury");
  }

  @Test
  void aNameThatNoStateEverHadHasNoRows() {
    stage.table().cloudInit(NODE, "installing");

    Dispatch warn = stage.deliver(Events.spot(NODE, "s-1", stage.time().instant()));

    assertThat(warn.outcome()).isEqualTo("UNHANDLED");
    assertThat(stage.table().status(NODE)).isEqualTo("installing");
  }
}
