package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.HookResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A task that asks to be tried again is waited for, as long as anybody else waits. */
class Rule10RetryLaterTest extends StuckNodes {

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
