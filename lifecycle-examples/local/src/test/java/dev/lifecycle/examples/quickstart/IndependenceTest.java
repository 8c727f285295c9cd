package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.RandomRuns;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Nodes do not know of one another, nor invocations of those before them. */
class IndependenceTest {

  private static final RandomRuns<?> RUNS = Quickstart.randomRuns();

  @Test
  void anInstanceGoesTheSameWayAmongOthersAsAlone() {
    Crowd.check();
  }

  @Test
  void aProcessThatIsWarmDoesWhatAColdOneDoes() {
    LongStream.range(0, 20)
        .forEach(
            seed ->
                assertThat(RUNS.cold().trace(seed).calls()).isEqualTo(RUNS.trace(seed).calls()));
  }
}
