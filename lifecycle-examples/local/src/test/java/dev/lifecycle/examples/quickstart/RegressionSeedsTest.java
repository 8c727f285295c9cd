package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.chaos.Chaos;
import dev.lifecycle.examples.swarm.SwarmInWorld;
import dev.lifecycle.testing.RandomRuns;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Seeds that once broke a promise, by what was wrong. */
class RegressionSeedsTest {

  private static final RandomRuns<?> CLUSTER = Quickstart.randomRuns();
  private static final Chaos<?> SWARM = SwarmInWorld.chaos();

  /** An invocation whose clock was set back thought that it had 30 s more than it had. */
  @Test
  void aClockThatGoesBackGivesNobodyMoreTime() {
    String[] draws =
        Stream.concat(
                Stream.of("event 11", "call 63", "event 20", "set back 72"),
                Stream.of(1, 2, 3, 4, 5, 6, 9, 10).map(number -> "instance " + number))
            .toArray(String[]::new);
    SWARM.runs().replay(6, draws);
    SWARM.runs().run(6);
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
}
