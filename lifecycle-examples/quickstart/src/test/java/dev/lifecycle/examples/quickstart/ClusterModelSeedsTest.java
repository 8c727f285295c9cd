package dev.lifecycle.examples.quickstart;

import dev.lifecycle.testing.RandomRuns;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The cluster's model keeps its promises whatever happens at once. */
class ClusterModelSeedsTest {

  private static final RandomRuns<ClusterModel.State> RUNS =
      new RandomRuns<>(
          ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new ClusterModel()));

  @Test
  void everySeed() {
    LongStream.range(0, 50).forEach(RUNS::run);
  }
}
