package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.RandomRuns;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The quickstart keeps its promises whatever happens at once. */
class RandomRunsTest {

  private static final RandomRuns<?> RUNS = Quickstart.randomRuns();

  @Test
  void everySeed() {
    LongStream.range(0, Integer.getInteger("chaos.seeds", 200)).forEach(RUNS::run);
  }

  @Test
  void aSeedMakesItsRunAgain() {
    for (long seed = 0; seed < 10; seed++) {
      assertThat(RUNS.trace(seed).calls()).isEqualTo(RUNS.trace(seed).calls());
    }
    assertThat(RUNS.trace(1).calls()).isNotEqualTo(RUNS.trace(2).calls());
  }
}
