package dev.lifecycle.examples.quickstart;

import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The quickstart's model in the testing kit. */
public final class Quickstart {

  private static final Supplier<ClusterModelDispatcher> DISPATCHERS =
      () -> new ClusterModelDispatcher(new ClusterModel());

  static final String NODE = "i-0a0000000000000a1";
  private static final Duration NOW = Duration.ZERO;

  private Quickstart() {}

  /** Its crash matrix. */
  public static CrashMatrix<?> matrix() {
    return CrashMatrix.of(ClusterModelTransitions.TABLE, DISPATCHERS);
  }

  /** The same along the walk of an instance that terminates before anything hears of its launch. */
  public static CrashMatrix<?> lateLaunches() {
    return CrashMatrix.of(ClusterModelTransitions.TABLE, DISPATCHERS).along(Quickstart::launchLate);
  }

  private static void launchLate(World world) {
    Duration minute = Duration.ofMinutes(1);
    world.deliveries(
        event ->
            event.contains("EC2_INSTANCE_LAUNCHING")
                ? List.of(minute.multipliedBy(2))
                : event.contains("EC2_INSTANCE_TERMINATING") ? List.of(minute) : List.of(NOW));
    world.programs((instance, command) -> new Machine.Ending(minute.multipliedBy(3), 0));
    world.launch(NODE, Duration.ofSeconds(3));
    world.pass(Duration.ofSeconds(90));
    world.group().terminate(NODE);
    world.pass(Duration.ofMinutes(10));
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
