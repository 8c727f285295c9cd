package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.chaos.Chaos;
import dev.lifecycle.examples.chaos.Scene;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.KillDelays;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The quickstart's model in the testing kit. */
public final class Quickstart {

  private static final Supplier<ClusterModelDispatcher> DISPATCHERS =
      () -> new ClusterModelDispatcher(new ClusterModel());

  static final String NODE = "i-0a0000000000000a1";
  private static final Machine.Ending OPEN = Machine.Ending.OPEN;
  private static final Duration NOW = Duration.ZERO;
  private static final Scene LATE_LAUNCH = Scene.PLAIN.along(Quickstart::launchLate);
  private static final Scene SILENCE = Scene.PLAIN.among(Quickstart::silent);

  private Quickstart() {}

  /** Its scenes and random runs. */
  public static Chaos<ClusterModel.State> chaos() {
    Map<String, Scene> scenes = new LinkedHashMap<>();
    scenes.put("an instance comes and goes", Scene.PLAIN);
    scenes.put("its launch comes after its termination", LATE_LAUNCH);
    scenes.put("it has a name in DNS", Scene.PLAIN.among(Quickstart::named));
    scenes.put("it terminates while it joins", Scene.PLAIN.along(Quickstart::terminateEarly));
    scenes.put("it cannot join", Scene.PLAIN.among(Chaos.ending("join_cluster", Chaos.FAILED)));
    scenes.put("nothing is heard of join", Scene.PLAIN.among(Chaos.ending("join_cluster", OPEN)));
    scenes.put("no event of a command comes", SILENCE);
    scenes.put("nothing is heard of leave", Scene.PLAIN.among(Chaos.ending("leave_cluster", OPEN)));
    return new Chaos<>(
        ClusterModelTransitions.TABLE, calls -> DISPATCHERS.get(), scenes, randomRuns());
  }

  private static void terminateEarly(World world) {
    world.programs((instance, command) -> new Machine.Ending(Duration.ofMinutes(1), 0));
    world.launch(NODE, Duration.ofSeconds(3));
    world.pass(Duration.ofSeconds(20));
    if (world.group().instances().containsKey(NODE)) { // else its launch has failed already
      world.group().terminate(NODE);
    }
    world.pass(Duration.ofMinutes(5));
  }

  private static void named(World world) {
    world
        .group()
        .putHook(
            Hook.of(World.LAUNCH_HOOK, Direction.LAUNCHING, World.HOOK_TIME)
                .withMetadata("{\"managerDnsName\":\"manager.example.org\"}"));
  }

  /** Its crash matrix. */
  public static CrashMatrix<ClusterModel.State> matrix() {
    return CrashMatrix.of(ClusterModelTransitions.TABLE, DISPATCHERS);
  }

  /** The same where no command's event comes: it is for the sweep to go on. */
  public static CrashMatrix<ClusterModel.State> silence() {
    return SILENCE.matrix(ClusterModelTransitions.TABLE, calls -> DISPATCHERS.get());
  }

  private static void silent(World world) {
    world.deliveries(event -> event.contains("LifecycleActionToken") ? List.of(NOW) : List.of());
  }

  /** The same along the walk of an instance that terminates before anything hears of its launch. */
  public static CrashMatrix<ClusterModel.State> lateLaunches() {
    return LATE_LAUNCH.matrix(ClusterModelTransitions.TABLE, calls -> DISPATCHERS.get());
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
  public static RandomRuns<ClusterModel.State> randomRuns() {
    return new RandomRuns<>(ClusterModelTransitions.TABLE, DISPATCHERS);
  }

  /** How long invocations of it that are killed delay the next ones. */
  public static KillDelays<?> killDelays() {
    return KillDelays.of(ClusterModelTransitions.TABLE, DISPATCHERS);
  }

  static World world(long seed) {
    return new World(ClusterModelTransitions.TABLE, DISPATCHERS.get(), seed);
  }

  static World coldWorld(long seed) {
    return World.cold(ClusterModelTransitions.TABLE, calls -> DISPATCHERS.get(), seed);
  }
}
