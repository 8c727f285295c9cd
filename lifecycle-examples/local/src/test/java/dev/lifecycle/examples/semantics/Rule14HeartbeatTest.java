package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.LogLines;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceStateChanged;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.aws.ActionRef;
import dev.lifecycle.testing.aws.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The sweep keeps open actions alive, asks for overdue commands, and reports lost events. */
class Rule14HeartbeatTest extends SemanticsTest {

  private static final String HEARTBEAT = "Auto Scaling RecordLifecycleActionHeartbeat";

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      WAITING,
      READY,
      CALLING,
      LATE,
      BROKEN
    }

    @Transition(source = "booted", dest = "waiting", on = InstanceLaunching.class)
    void launch() {}

    @Transition(source = "waiting", dest = "late", timeout = "48h")
    void timedOut() {}

    @Transition(source = "waiting", dest = "waiting", on = InstanceStateChanged.class)
    void waitLonger() {}

    @Transition(source = "waiting", dest = "ready", on = SpotInterruption.class, completes = true)
    void ready() {}

    /** Nothing watches the command. */
    @Transition(
        source = {"waiting", "ready"},
        dest = "calling",
        on = RebalanceRecommended.class)
    void call(Commands commands) {
      commands.run("/bin/call");
    }

    @Transition(source = "calling", dest = "ready", on = CommandSucceeded.class, completes = true)
    void called() {}
  }

  private void raise(Map<String, String> environment) throws IOException {
    raise(
        Rule14HeartbeatTest_ModelTransitions.TABLE,
        new Rule14HeartbeatTest_ModelDispatcher(new Model()),
        environment);
  }

  private void waiting() throws IOException {
    raise(Map.of());
    stage.deliver(stage.launch(NODE));
  }

  private Dispatch sweepAfter(Duration time) {
    stage.pass(time);
    return stage.sweep();
  }

  @Test
  void anOpenActionBeatsWhenHalfTheHooksTimeHasPassed() throws IOException {
    waiting();
    Duration half = Stage.HOOK_TIME.dividedBy(2);

    assertThat(sweepAfter(half.minusSeconds(1)).calls()).doesNotContain(HEARTBEAT);
    assertThat(sweepAfter(Duration.ofSeconds(1)).calls()).containsOnlyOnce(HEARTBEAT);
    assertThat(stage.table().map(NODE, "Action"))
        .containsEntry("beat", time(Duration.ZERO))
        .doesNotContainKey("done");
    assertThat(stage.table().item(NODE)).containsEntry("NextLook", time(half));
    assertThat(sweepAfter(half.minusSeconds(1)).calls()).doesNotContain(HEARTBEAT);
    assertThat(sweepAfter(Duration.ofSeconds(1)).calls()).containsOnlyOnce(HEARTBEAT);

    stage.pass(half);
    assertThat(stage.deliver(BridgeEvents.spotInterruption(NODE)).transitions())
        .containsExactly("ready");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  private AttributeValue time(Duration later) {
    long at = stage.time().instant().plus(later).toEpochMilli();
    return AttributeValue.fromN(Long.toString(at));
  }

  /** Nothing tells how long the node may stay, so nothing keeps the action alive. */
  @Test
  void withoutADeadlineItDoesNotBeat() throws IOException {
    waiting();
    stage.programs((instance, command) -> new Machine.Ending(Duration.ofMinutes(50), 0));
    stage.deliver(BridgeEvents.rebalance(NODE));
    assertThat(stage.table().item(NODE)).doesNotContainKey("Deadline");

    assertThat(sweepAfter(Duration.ofMinutes(40)).calls()).doesNotContain(HEARTBEAT);
  }

  @Test
  void onceItIsDoneItDoesNotBeat() throws IOException {
    waiting();
    stage.deliver(BridgeEvents.spotInterruption(NODE));

    assertThat(sweepAfter(Duration.ofMinutes(31)).calls()).doesNotContain(HEARTBEAT);
  }

  @ParameterizedTest
  @CsvSource({
    "PT2M, PT200M", // a hundred times the hook's time
    "PT1H, PT48H",
  })
  void itBeatsNoLongerThanAutoScalingWaits(Duration hook, Duration limit) throws IOException {
    raise(Map.of("LIFECYCLE_HOOK_SECONDS", Long.toString(hook.toSeconds())));
    stage.deliver(stage.launch(NODE));
    keepAlive(limit);
    stage.pass(limit.dividedBy(2));
    stage.deliver(BridgeEvents.stateChanged(NODE, "running")); // the node's own time goes on
    Duration nearlyOver = limit.minus(limit.dividedBy(2)).minusSeconds(30);

    assertThat(sweepAfter(nearlyOver).calls()).containsOnlyOnce(HEARTBEAT);

    assertThat(sweepAfter(hook).calls()).noneMatch(call -> call.startsWith(HEARTBEAT));
  }

  /** As somebody else may do, past the runtime. */
  private void keepAlive(Duration limit) {
    Duration half = Stage.HOOK_TIME.dividedBy(2);
    ActionRef action =
        new ActionRef(Stage.GROUP, Stage.LAUNCH_HOOK, Optional.empty(), Optional.of(NODE));
    for (Duration at = half; at.compareTo(limit) < 0; at = at.plus(half)) {
      stage.time().after(at, () -> stage.group().heartbeat(action));
    }
  }

  @Test
  void anActionThatIsGoneIsClosedWithoutACallAndTheNodeGoesOn() throws IOException {
    waiting();

    Dispatch sweep = sweepAfter(Stage.HOOK_TIME.plusSeconds(1));

    assertThat(sweep.calls())
        .contains(HEARTBEAT + ": ValidationError")
        .noneMatch(call -> call.contains("CompleteLifecycleAction"));
    assertThat(stage.table().map(NODE, "Action")).containsKey("done").doesNotContainKey("result");
    assertThat(stage.table().status(NODE)).isEqualTo("waiting");
    Dispatch spot = stage.deliver(BridgeEvents.spotInterruption(NODE));
    assertThat(spot.transitions()).containsExactly("ready");
    assertThat(spot.calls()).noneMatch(call -> call.contains("CompleteLifecycleAction"));
  }

  @Test
  void anOverdueCommandThatNothingWatchesIsAskedFor() throws IOException {
    waiting();
    stage.deliver(BridgeEvents.rebalance(NODE));
    stage.commandEnds(NODE, "Success"); // and its event is lost

    assertThat(sweepAfter(Stage.HOOK_TIME.minusSeconds(3)).calls())
        .doesNotContain("SSM ListCommands");
    Dispatch sweep = sweepAfter(Duration.ofSeconds(1));

    assertThat(sweep.calls()).contains("SSM ListCommands");
    assertThat(sweep.transitions()).containsExactly("called");
  }

  @Test
  void aCommandThatStillRunsIsAskedForAgain() throws IOException {
    waiting();
    stage.deliver(BridgeEvents.rebalance(NODE));
    stage.aws().runCommand().silence(NODE);

    assertThat(sweepAfter(Stage.HOOK_TIME).calls()).contains("SSM ListCommands");

    assertThat(stage.table().status(NODE)).isEqualTo("calling");
    assertThat(stage.table().item(NODE)).containsEntry("NextLook", time(Duration.ofMinutes(2)));
  }

  @Test
  void anInstanceThatWaitsWithoutAnOpenActionIsReportedAndNotCompleted() throws IOException {
    raise(Map.of());
    stage.launch(NODE); // and its event is lost
    try (LogLines log = new LogLines()) {
      Dispatch sweep = stage.sweep();

      assertThat(sweep.outcome()).isEqualTo("IGNORED");
      assertThat(sweep.reason()).contains("Pending:Wait").contains(Stage.GROUP);
      assertThat(sweep.answer()).contains(NODE);
      assertThat(log.from(Level.WARNING)).anyMatch(line -> line.contains(NODE));
    }
    assertThat(stage.hookResults()).isEmpty();
    assertThat(stage.group().instances()).containsEntry(NODE, "Pending:Wait");
  }

  @Test
  void oneWithAnOpenActionIsNotReported() throws IOException {
    waiting();

    assertThat(stage.sweep().nodes()).isEmpty();
  }

  @Test
  void oneOfAnotherGroupIsNotReported() throws IOException {
    raise(Map.of("LIFECYCLE_GROUPS", "others"));
    stage.launch(NODE);

    assertThat(stage.sweep().nodes()).isEmpty();
  }
}
