package dev.lifecycle.examples.backup;

import dev.lifecycle.examples.chaos.Chaos;
import dev.lifecycle.examples.chaos.Scene;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The replica set in the testing kit. */
public final class BackupInWorld {

  private static final Supplier<BackupModelDispatcher> DISPATCHERS =
      () -> new BackupModelDispatcher(new BackupModel());

  private static final String NODE = CrashMatrix.NODE;
  private static final String TYPE = "mongodb";
  private static final String MEMBER = "i-0f0000000000000f1";
  private static final Scene MEMBERS = Scene.PLAIN.among(BackupInWorld::members);
  private static final Duration LONGEST = Duration.ofHours(13);

  private BackupInWorld() {}

  /** The replica set's scenes and random runs. */
  public static Chaos<BackupModel.State> chaos() {
    Map<String, Scene> scenes = new LinkedHashMap<>();
    scenes.put("the founder comes and goes", MEMBERS);
    scenes.put(
        "a secondary comes, is backed up and goes",
        MEMBERS.among(BackupInWorld::member).along(BackupInWorld::nightBetween));
    scenes.put(
        "a backup fails",
        MEMBERS
            .among(BackupInWorld::member)
            .among(Chaos.ending("backup.sh", Chaos.FAILED))
            .along(BackupInWorld::nightBetween));
    scenes.put(
        "a secondary cannot join",
        MEMBERS.among(BackupInWorld::member).among(Chaos.ending("join.sh", Chaos.FAILED)));
    scenes.put(
        "a secondary cannot join, and nothing is heard of remove.sh",
        MEMBERS
            .among(BackupInWorld::member)
            .among(
                world ->
                    world.programs(
                        (instance, command) ->
                            command.script().contains("join.sh")
                                ? Chaos.FAILED
                                : Machine.Ending.OPEN)));
    for (String program :
        new String[] {"join.sh", "await_copy.sh", "backup.sh", "step_down.sh", "remove.sh"}) {
      scenes.put(
          "nothing is heard of " + program,
          MEMBERS
              .among(BackupInWorld::member)
              .among(Chaos.ending(program, Machine.Ending.OPEN))
              .along(BackupInWorld::nightBetween));
    }
    return new Chaos<>(
        BackupModelTransitions.TABLE,
        calls -> DISPATCHERS.get(),
        scenes,
        runs().among(BackupInWorld::shortNights));
  }

  /** Runs with fewer backups: those in which the seeds were found that are kept as tests. */
  public static RandomRuns<?> runsOfThreeNights() {
    return runs().among(BackupInWorld::threeNights);
  }

  private static RandomRuns<BackupModel.State> runs() {
    return new RandomRuns<>(BackupModelTransitions.TABLE, DISPATCHERS);
  }

  /** A night takes three minutes, so that backups fall into all that happens to a node. */
  private static void shortNights(World world) {
    nights(world, 8, 3);
  }

  private static void threeNights(World world) {
    nights(world, 3, 7);
  }

  private static void nights(World world, int count, long minutes) {
    members(world);
    for (int night = 1; night <= count; night++) {
      world.time().after(Duration.ofMinutes(minutes * night), () -> world.fire("nightly-backup"));
    }
  }

  private static void members(World world) {
    world.types(instance -> TYPE);
  }

  private static void member(World world) {
    world.add(MEMBER, TYPE, "ready");
  }

  private static void nightBetween(World world) {
    world.launch(NODE, Duration.ofSeconds(3));
    world.settle(LONGEST);
    world.fire("nightly-backup");
    world.settle(LONGEST);
    if (world.group().instances().containsKey(NODE)) {
      world.group().terminate(NODE);
    }
    world.settle(LONGEST);
  }
}
