package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.chaos.Chaos;
import dev.lifecycle.examples.swarm.SwarmInWorld;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What random runs found and is shown without their seeds, and what they found in the kit itself;
 * seeds that found the runtime's mistakes are kept in {@code KeptSeedsTest}.
 */
class RegressionSeedsTest {

  private static final RandomRuns<?> CLUSTER = Quickstart.randomRuns();
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

  /** The oracles' mistakes: a second failure with the same words, a claim that found nothing. */
  @Test
  void whatOnlyLooksLikeABrokenPromise() {
    SWARM.runs().run(10143);
    SWARM.runs().run(11070);
  }
}
