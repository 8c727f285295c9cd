package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Scheduled;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.semantics.SemanticsTest.Script;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.world.Queue;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A node that cannot go on, for an agent is away or a task asks to be tried again: nobody is asked
 * without end, no other node suffers, and what is not judged yet is not lost.
 */
class Rule18StuckNodesTest {

  private static final String NODE = "i-0a0000000000000a1";
  private static final String OTHER = "i-0b0000000000000b2";
  private static final Duration BOOT = Duration.ofSeconds(3);
  private static final Duration LATE = Duration.ofMinutes(20);

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      JOINED,
      READY,
      BACKING_UP,
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

    @Transition(source = "joining", dest = "broken", timeout = "10m")
    void joinTimedOut() {}

    @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class)
    void joined() {}

    @Transition(source = "joined", dest = "ready", completes = true)
    void ready() {
      script.task("ready");
    }

    @Scheduled("backup")
    Stream<Node> toBackUp(Nodes nodes) {
      return nodes.ofType("worker");
    }

    @Transition(
        source = "ready",
        dest = "backing_up",
        on = ScheduleFired.class,
        schedule = "backup")
    void backUp(Commands commands) {
      script.task("backUp");
      commands.run("/bin/backup");
    }

    @Transition(source = "backing_up", dest = "ready", on = CommandFinished.class)
    void backedUp() {
      script.task("backedUp");
    }

    @Transition(source = "backing_up", dest = "ready", timeout = "30m")
    void backupTimedOut(Node node) {
      node.set("NotBackedUp", true);
    }

    @Scheduled("tidy-up")
    Stream<Node> toTidyUp(Nodes nodes) {
      return nodes.ofType("worker");
    }

    @Transition(
        source = "ready",
        dest = Transition.STAY,
        on = ScheduleFired.class,
        schedule = "tidy-up")
    void tidyUp(Node node) {
      node.set("Tidy", true);
    }

    @Transition(
        source = {"ready", "backing_up"},
        dest = Transition.STAY,
        on = SpotInterruption.class)
    void interrupted(Node node) {
      node.set("Interrupted", true);
    }
  }

  private final Script script = new Script();
  private final World world =
      new World(
          Rule18StuckNodesTest_ModelTransitions.TABLE,
          new Rule18StuckNodesTest_ModelDispatcher(new Model(script)),
          1);

  @AfterEach
  void close() {
    world.close();
  }

  private void becomeReady() {
    world.launch(NODE, BOOT);
    world.launch(OTHER, BOOT);
    world.pass(Duration.ofMinutes(1));
    assertThat(status(NODE)).isEqualTo("ready");
    assertThat(status(OTHER)).isEqualTo("ready");
  }

  private Map<String, AttributeValue> item(String node) {
    return world.items().get(node);
  }

  private String status(String node) {
    return item(node).get("ItemStatus").s();
  }

  private List<String> backups() {
    return world.calls().made().stream()
        .filter(call -> call.name().equals("SSM SendCommand") && call.refusal().isEmpty())
        .filter(call -> call.detail().endsWith("/backUp"))
        .map(call -> call.subject())
        .toList();
  }

  private void assertNothingIsLeftInTheQueue() {
    assertThat(world.queue().bodies()).noneMatch(body -> !body.contains("lifecycle-sweep"));
    assertThat(world.queue().deadLetters()).isEmpty();
  }

  private int receives(String schedule) {
    return world.queue().handled().stream()
        .filter(message -> message.body().contains(schedule))
        .mapToInt(Queue.Handled::receives)
        .max()
        .orElseThrow();
  }

  @Test
  void aFiringThatANodeHasDecidedEndsAndTheSweepSendsItsCommand() {
    becomeReady();
    world.runCommand().deregister(NODE);
    world.fire("backup");
    world.pass(Duration.ofMinutes(1));
    assertThat(backups()).containsExactly(OTHER);

    world.pass(LATE);
    assertNothingIsLeftInTheQueue();
    assertThat(receives("\"backup\"")).isBetween(10, 12);
    assertThat(backups()).containsExactly(OTHER);

    world.runCommand().register(NODE);
    world.pass(Duration.ofMinutes(3));
    assertThat(backups()).containsExactly(OTHER, NODE);
    assertThat(item(NODE)).doesNotContainKeys("NotBackedUp", "Command");
  }

  @Test
  void aScheduleThatFindsANodeInTheMiddleOfATransitionPassesItByInTheEnd() {
    becomeReady();
    world.runCommand().deregister(NODE);
    world.fire("backup");
    world.pass(Duration.ofMinutes(1));
    world.fire("tidy-up");
    world.pass(Duration.ofMinutes(1));
    assertThat(item(OTHER)).containsKey("Tidy");

    world.pass(LATE);
    assertNothingIsLeftInTheQueue();
    assertThat(receives("tidy-up")).isBetween(10, 12);
    assertThat(item(NODE)).doesNotContainKey("Tidy");
  }

  @Test
  void aScheduleReachesANodeWhoseAgentComesBackSoon() {
    becomeReady();
    world.runCommand().deregister(NODE);
    world.fire("backup");
    world.pass(Duration.ofMinutes(1));
    world.fire("tidy-up");
    world.pass(Duration.ofMinutes(5));
    world.runCommand().register(NODE);
    world.pass(Duration.ofMinutes(5));

    assertThat(item(NODE)).containsKey("Tidy");
    assertNothingIsLeftInTheQueue();
  }

  @Test
  void anEventThatIsNotJudgedYetIsKeptAsLongAsItsNodeIsStuck() {
    becomeReady();
    world.runCommand().deregister(NODE);
    world.fire("backup");
    world.pass(Duration.ofMinutes(1));
    world.put(BridgeEvents.spotInterruption(NODE), Duration.ZERO);

    world.pass(LATE);
    assertThat(world.queue().bodies()).anyMatch(body -> body.contains("Spot"));
    world.pass(LATE);
    assertThat(item(NODE)).containsKeys("Interrupted", "NotBackedUp");
    assertNothingIsLeftInTheQueue();
  }

  @Test
  void aChainThatIsAskedToWaitHoldsTheHookAndFailsAfterTheHooksTime() {
    script.letThrow(new RetryLater("the cluster elects"), "ready");
    world.launch(NODE, BOOT);
    world.pass(LATE);
    assertThat(status(NODE)).isEqualTo("joined");
    assertNothingIsLeftInTheQueue();

    world.pass(Duration.ofMinutes(39));
    assertThat(status(NODE)).isEqualTo("joined");
    assertThat(world.group().instances()).containsEntry(NODE, "Pending:Wait");

    world.pass(Duration.ofMinutes(5));
    assertThat(status(NODE)).isEqualTo("broken");
    assertThat(item(NODE)).doesNotContainKeys("NextLook", "Deadline");
    assertThat(world.group().results())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.result()).isEqualTo(Hook.Result.ABANDON);
              assertThat(result.cause()).isEqualTo(HookResult.Cause.CALL);
            });
  }

  @Test
  void aChainThatIsAskedToWaitGoesOnOnceItMay() {
    script.letThrow(new RetryLater("the cluster elects"), "ready");
    world.launch(NODE, BOOT);
    world.pass(Duration.ofMinutes(50));
    script.mend();
    world.pass(Duration.ofMinutes(5));

    assertThat(status(NODE)).isEqualTo("ready");
    assertThat(item(NODE)).doesNotContainKeys("NextLook", "Deadline", "Failure");
    assertThat(world.group().instances()).containsEntry(NODE, "InService");
  }

  @Test
  void aResultWhoseRowAsksToBeTriedAgainKeepsNoTimeoutFromFiring() {
    becomeReady();
    script.letThrow(new RetryLater("the disk is full"), "backedUp");
    world.fire("backup");
    world.pass(LATE);
    assertThat(status(NODE)).isEqualTo("backing_up");

    world.pass(LATE);
    assertThat(status(NODE)).isEqualTo("ready");
    assertThat(item(NODE)).containsKey("NotBackedUp").doesNotContainKey("NextLook");
    assertNothingIsLeftInTheQueue();
  }

  @Test
  void anIntentWhoseTasksAskToBeTriedAgainEndsAtItsDeadline() {
    becomeReady();
    world.runCommand().deregister(NODE);
    world.fire("backup");
    world.pass(Duration.ofMinutes(1));
    script.letThrow(new RetryLater("the disk is full"), "backUp");
    world.runCommand().register(NODE);

    world.pass(LATE);
    assertThat(item(NODE)).containsKey("Command");
    world.pass(LATE);

    assertThat(status(NODE)).isEqualTo("ready");
    assertThat(item(NODE)).containsKey("NotBackedUp").doesNotContainKeys("Command", "NextLook");
    assertThat(backups()).containsExactly(OTHER);
  }
}
