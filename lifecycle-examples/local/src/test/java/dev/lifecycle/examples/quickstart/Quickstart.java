package dev.lifecycle.examples.quickstart;

import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.world.World;
import java.util.function.Supplier;

/** The quickstart's model in the testing kit. */
public final class Quickstart {

  private static final Supplier<ClusterModelDispatcher> DISPATCHERS =
      () -> new ClusterModelDispatcher(new ClusterModel());

  private Quickstart() {}

  /** Its crash matrix. */
  public static CrashMatrix<?> matrix() {
    return CrashMatrix.of(ClusterModelTransitions.TABLE, DISPATCHERS);
  }

  /** Its random runs. */
  public static RandomRuns<?> randomRuns() {
    return new RandomRuns<>(ClusterModelTransitions.TABLE, DISPATCHERS);
  }

  static World world(long seed) {
    return new World(ClusterModelTransitions.TABLE, DISPATCHERS.get(), seed);
  }

  static World coldWorld(long seed) {
    return World.cold(ClusterModelTransitions.TABLE, DISPATCHERS, seed);
  }
}
