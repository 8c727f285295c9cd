package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.backup.BackupInWorld;
import dev.lifecycle.examples.chaos.Chaos;
import dev.lifecycle.examples.swarm.SwarmInWorld;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Seeds that once broke a promise, by what was wrong. */
class RegressionSeedsTest {

  private static final RandomRuns<?> CLUSTER = Quickstart.randomRuns();
  private static final RandomRuns<?> BACKUP = BackupInWorld.runsOfThreeNights();
  private static final Chaos<?> SWARM = SwarmInWorld.chaos();

  /** An invocation whose clock was set back thought that it had 30 s more than it had. */
  @Test
  void aClockThatGoesBackGivesNobodyMoreTime() {
    try (World world = Quickstart.world(1)) {
      Duration back = Duration.ofSeconds(30);
      world
          .invocations()
          .clocks((invocation, age) -> age.toSeconds() > 1 ? back.negated() : Duration.ZERO, back);
      world.launch(Quickstart.NODE, Duration.ofSeconds(90));
      world.pass(Duration.ofSeconds(89));

      assertThat(world.calls().made())
          .isNotEmpty()
          .allMatch(call -> call.remaining().toSeconds() >= 7);
    }
  }

  /**
   * The kit's mistake: a first attempt that came last took a lease, and the world ended within it.
   */
  @Test
  void aLeaseThatNobodyGivesUpEndsByItself() {
    Quickstart.chaos()
        .walks()
        .get("it cannot join")
        .named("call 20, DynamoDB UpdateItem (claim): OVERTAKEN")
        .check();
  }

  /** A stored failure was not taken for a store: what follows it was begun with 3 s left. */
  @Test
  void afterAFailureNothingIsBegunThatCannotEndInTime() {
    CLUSTER.run(95);
    CLUSTER.run(10038);
  }

  /**
   * A hook timed out, for its node's command could not be sent and nobody heartbeated meanwhile.
   */
  @Test
  void aHookIsHeartbeatedWhileACommandCannotBeSent() {
    BACKUP.run(27);
  }

  /**
   * The oracle's mistake: a result whose task asked to be tried again until there was a manager.
   */
  @Test
  void whatAsksToBeTriedAgainIsNoContention() {
    SWARM.runs().run(36877);
  }

  /**
   * The oracle's mistake: what Auto Scaling or the table says, it may say long after it was asked.
   */
  @Test
  void aCallThatTakesEffectLongAfterItWasBegun() {
    SWARM.runs().run(11821);
    CLUSTER.run(29268);
  }

  /** The oracle's mistake: a call that is under way when the lease goes over may still arrive. */
  @Test
  void aSendThatIsUnderWayWhenAnotherTakesTheRecordOver() {
    CLUSTER.replay(
        1447, "instance 1", "instance 2", "event 1", "event 2", "program 1", "clock 7", "turn 74");
    CLUSTER.run(1447);
    CLUSTER.run(1356);
  }

  /**
   * The oracle's mistake: while an agent is away its node's events are delivered again and again.
   */
  @Test
  void aManagerThatDiesWhileAWorkerNeedsIt() {
    SWARM.runs().replay(4, "instance 1", "instance 2");
    SWARM.runs().run(4);
  }

  /** An after task that threw was stored by an invocation that had no time left. */
  @Test
  void afterATransitionAFailureIsStoredOnlyIfThereIsTime() {
    SWARM.runs().run(48423);
  }

  /** A reopening was not taken for a store: a launch was begun after its invocation's time. */
  @Test
  void afterAReopeningNothingIsBegunThatCannotEndInTime() {
    CLUSTER.run(10609);
  }

  /** A command that had failed was judged by an invocation that had no time left for it. */
  @Test
  void afterACommandThatWasAdoptedItsFailureIsJudgedOnlyIfThereIsTime() {
    CLUSTER.run(22289);
    BACKUP.run(20386);
  }

  /** A completion that was refused was taken in the end, but then the record was not deleted. */
  @Test
  void aRecordWhoseDeletionFailsAfterARefusedCompletionGoesAllTheSame() {
    BACKUP.run(20344);
    BACKUP.run(23596);
  }

  /** Messages about a node whose instance was gone became dead letters, a schedule's among them. */
  @Test
  void aNodeWhoseInstanceIsGoneMakesNoDeadLetters() {
    LongStream.of(10250, 10251, 10267, 10280, 10289, 10316, 10322, 10328).forEach(BACKUP::run);
  }

  /** The member that a command was sent to was gone: its intent was driven again without end. */
  @Test
  void anIntentWhoseTasksAskToBeTriedAgainEndsAtItsDeadline() {
    BACKUP.run(10325);
    BACKUP.run(11021);
  }

  /** There was no manager any more: what needed one was tried again without end. */
  @Test
  void aTaskThatAsksToBeTriedAgainIsNotTriedWithoutEnd() {
    LongStream.of(10234, 10361, 10734, 11062).forEach(SWARM.runs()::run);
  }

  /** The oracles' mistakes: a second failure with the same words, a claim that found nothing. */
  @Test
  void whatOnlyLooksLikeABrokenPromise() {
    SWARM.runs().run(10143);
    SWARM.runs().run(11070);
  }
}
