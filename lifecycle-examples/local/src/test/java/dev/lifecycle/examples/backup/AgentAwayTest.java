package dev.lifecycle.examples.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Random run 27: the agent goes away between a node's first command and its second. */
class AgentAwayTest {

  private static final String NODE = "i-00000003";

  private final World world =
      new World(BackupModelTransitions.TABLE, new BackupModelDispatcher(new BackupModel()), 27);

  private String status() {
    return world.items().get(NODE).get("ItemStatus").s();
  }

  private void loseAgentAfterTheFirstCommand() {
    world.programs((instance, command) -> new Machine.Ending(Duration.ofMinutes(1), 0));
    world.launch(NODE, Duration.ofSeconds(3));
    world.pass(Duration.ofSeconds(30));
    world.runCommand().deregister(NODE);
    world.pass(Duration.ofMinutes(1));
    assertThat(status()).isEqualTo("joining");
    assertThat(world.items().get(NODE).get("Command").m()).doesNotContainKey("id");
  }

  @Test
  void theHookIsHeldUpForAsLongAsTheCommandMayBeSent() {
    loseAgentAfterTheFirstCommand();

    world.pass(Duration.ofHours(3));
    assertThat(world.group().instances()).containsEntry(NODE, "Pending:Wait");

    world.runCommand().register(NODE);
    world.pass(Duration.ofMinutes(10));
    assertThat(status()).isEqualTo("ready");
    assertThat(world.group().instances()).containsEntry(NODE, "InService");
  }

  @Test
  void theEventThatDecidedTheCommandIsDeliveredNoMoreInTheEnd() {
    loseAgentAfterTheFirstCommand();

    world.pass(Duration.ofHours(3));

    assertThat(world.queue().deadLetters()).isEmpty();
    assertThat(world.queue().bodies()).noneMatch(body -> body.contains("Status-change"));
  }

  @Test
  void anInstanceThatIsGoneEndsInAFinalStateOnceItIsTooLateToSend() {
    loseAgentAfterTheFirstCommand();
    world.group().die(NODE);

    world.pass(Duration.ofHours(13));

    assertThat(status()).isEqualTo("failed");
    assertThat(world.items().get(NODE)).doesNotContainKeys("Command", "Pending", "NextLook");
    assertThat(new Oracles<>(BackupModelTransitions.TABLE, world).safety()).isEmpty();
  }
}
