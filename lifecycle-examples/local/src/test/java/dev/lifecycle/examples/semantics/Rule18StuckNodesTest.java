package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A node whose command cannot be sent: nobody is asked without end, no other node suffers, and what
 * is not judged yet is not lost.
 */
class Rule18StuckNodesTest extends StuckNodes {

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

  /** One that was there before the function was has had no lifecycle action yet. */
  @Test
  void aTerminationDoesNotWaitForACommandThatCannotBeSent() {
    world.add(NODE, "worker", "ready");
    world.runCommand().deregister(NODE);
    world.fire("backup");
    world.pass(Duration.ofMinutes(1));
    assertThat(item(NODE)).containsKey("Command").doesNotContainKey("Action");

    world.put(
        BridgeEvents.event(
            "aws.autoscaling",
            "EC2 Instance-terminate Lifecycle Action",
            """
            {"LifecycleActionToken":"0a1b2c3d-0000-4000-8000-000000000001",\
            "AutoScalingGroupName":"%s","LifecycleHookName":"%s","EC2InstanceId":"%s",\
            "LifecycleTransition":"autoscaling:EC2_INSTANCE_TERMINATING"}"""
                .formatted(World.GROUP, World.TERMINATE_HOOK, NODE)),
        Duration.ZERO);
    world.pass(Duration.ofMinutes(1));

    assertThat(item(NODE).get("Action").m()).containsKey("done");
    assertThat(item(NODE)).doesNotContainKey("Command");
  }
}
