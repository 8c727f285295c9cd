package dev.lifecycle.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.runtime.action.Sending;
import dev.lifecycle.runtime.report.Outcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command that nobody waits for any more is cancelled, once that is stored. */
class CommandCancelTest {

  private final CommandWorld world = new CommandWorld();

  @BeforeEach
  void joiningAsksForACommand() {
    world.model.on("join", asked -> asked.run("/bin/join"));
  }

  @Test
  void aStateThatIsLeftByAnotherEventCancelsItsCommandAfterTheStore() {
    world.deliver(world.launch());
    world.log.clear();

    world.deliver(world.spot());

    assertThat(world.log).containsExactly("claim", "write joined", "cancel c0");
    assertThat(world.stored().command()).isEmpty();
  }

  @Test
  void aTimeOutCancelsTheCommandThatStillRuns() {
    world.deliver(world.launch());
    world.log.clear();
    world.now = world.now.plus(Duration.ofMinutes(10));

    world.deliver(world.sweep());

    assertThat(world.log).containsExactly("claim", "write joined", "cancel c0");
  }

  @Test
  void aStoreThatIsLostCancelsNothing() {
    world.deliver(world.launch());
    world.store.loseAfter(0);

    world.retried(world.spot());

    assertThat(world.log).doesNotContain("cancel c0");
    assertThat(world.stored().command()).isPresent();
  }

  @Test
  void aResultThatWasJudgedIsNotCancelled() {
    world.deliver(world.launch());
    world.deliver(world.succeeded("c0", Optional.empty()));

    assertThat(world.log).doesNotContain("cancel c0");
  }

  @Test
  void aResultWhoseTaskThrowsIsNotCancelled() {
    world.model.on("joined", asked -> thrown());
    world.deliver(world.launch());
    world.deliver(world.succeeded("c0", Optional.empty()));

    assertThat(world.stored().status()).isEqualTo("failure");
    assertThat(world.log).doesNotContain("cancel c0");
  }

  @Test
  void aNodeThatFailsCancelsItsCommandAfterTheStore() {
    world.model.on("hurry", asked -> thrown());
    world.deliver(world.launch());
    world.log.clear();

    world.deliver(world.spot());

    assertThat(world.log).startsWith("claim", "write failure", "cancel c0");
  }

  @Test
  void aStateThatStaysKeepsItsCommand() {
    world.deliver(world.launch());
    world.deliver(world.rebalance());

    assertThat(world.stored().command()).isPresent();
    assertThat(world.log).doesNotContain("cancel c0");
  }

  @Test
  void aNewCommandCancelsTheOldOneBeforeItIsSent() {
    world.model.on("leave", asked -> asked.run("/bin/leave"));
    world.deliver(world.launch());
    world.log.clear();

    world.deliver(world.terminate("t-2", world.now));

    assertThat(world.log)
        .containsExactly(
            "claim", "write joining with intent", "cancel c0", "send c1", "write leaving");
  }

  @Test
  void aCommandThatFollowsAResultCancelsNothing() {
    world.model.on("joined", asked -> asked.run("/bin/announce"));
    world.deliver(world.launch());
    world.deliver(world.succeeded("c0", Optional.empty()));

    assertThat(world.log).contains("send c1").noneMatch(entry -> entry.startsWith("cancel"));
  }

  @Test
  void aRefusedCommandCancelsTheOldOneOnce() {
    world.model.on("leave", asked -> asked.run("/bin/leave"));
    world.deliver(world.launch());
    world.commands.refuse(new Sending.Refused("InvalidDocument"));

    assertThat(world.deliver(world.terminate("t-2", world.now)).outcome())
        .isEqualTo(Outcome.FAILED);
    assertThat(world.log).filteredOn("cancel c0"::equals).hasSize(1);
  }

  @Test
  void aSupersededIntentsCommandIsCancelledOnceItIsStored() {
    world.commands.loseAnswers(true);
    world.retried(world.launch());
    world.log.clear();

    world.deliver(world.terminate("t-2", world.now.plusSeconds(1)));

    assertThat(world.log).containsExactly("claim", "write leaving", "cancel c0");
  }

  @Test
  void anActionThatNoRowNamesSupersedesAllTheSame() {
    world.commands.loseAnswers(true);
    world.retried(world.launch());
    world.log.clear();

    world.deliver(world.returning("r-2", world.now.plusSeconds(1)));

    assertThat(world.log).startsWith("claim", "write started", "cancel c0");
    assertThat(world.stored().command()).isEmpty();
  }

  @Test
  void anIntentWhoseTaskNowAsksForNothingIsCancelledAfterTheStore() {
    world.commands.loseAnswers(true);
    world.retried(world.launch());
    world.model.on("join", asked -> {});
    world.log.clear();

    world.deliver(world.rebalance());

    assertThat(world.log.subList(0, 3)).containsExactly("claim", "write joining", "cancel c0");
    assertThat(world.stored().command()).isEmpty();
  }

  @Test
  void anIntentWhoseTaskNowThrowsIsCancelledAfterTheStore() {
    world.commands.loseAnswers(true);
    world.retried(world.launch());
    world.model.on("join", asked -> thrown());
    world.log.clear();

    world.deliver(world.rebalance());

    assertThat(world.log.subList(0, 3)).containsExactly("claim", "write failure", "cancel c0");
  }

  @Test
  void aRecordThatIsDeletedLeavesNoCommandRunning() {
    world.model.on("go", asked -> asked.run("/bin/goodbye"));
    world.deliver(world.launch());
    world.deliver(world.succeeded("c0", Optional.empty()));
    world.log.clear();

    assertThat(world.deliver(world.spot()).outcome()).isEqualTo(Outcome.REMOVED);

    assertThat(world.log).endsWith("send c1", "write going", "write going", "delete", "cancel c1");
  }

  private static void thrown() throws Exception {
    throw new Exception("no");
  }
}
