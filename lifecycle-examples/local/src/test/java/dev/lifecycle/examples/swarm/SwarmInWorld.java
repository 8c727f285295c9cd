package dev.lifecycle.examples.swarm;

import dev.lifecycle.examples.chaos.Chaos;
import dev.lifecycle.examples.chaos.Scene;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The swarm in the testing kit: managers and workers, and a proxy of another model. */
public final class SwarmInWorld {

  private static final String NODE = CrashMatrix.NODE;
  private static final String MANAGER = "i-0f0000000000000f1";
  static final String PROXY = "i-0f0000000000000f2";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private SwarmInWorld() {}

  /** The swarm's scenes and random runs. */
  public static Chaos<SwarmState> chaos() {
    Map<String, Scene> scenes = new LinkedHashMap<>();
    scenes.put("the first manager comes and goes", Scene.PLAIN.among(SwarmInWorld::managersAlone));
    scenes.put("a worker comes and goes", Scene.PLAIN.among(SwarmInWorld::swarm));
    scenes.put("a worker waits for a manager", Scene.PLAIN.along(SwarmInWorld::workerIsFirst));
    scenes.put(
        "a worker's programs fail",
        Scene.PLAIN.among(SwarmInWorld::swarm).among(Chaos.ending("label.sh", Chaos.FAILED)));
    scenes.put(
        "a worker cannot be removed",
        Scene.PLAIN.among(SwarmInWorld::swarm).among(Chaos.ending("remove.sh", Chaos.FAILED)));
    for (String program : new String[] {"join.sh", "rebalance.sh", "reload.sh"}) {
      scenes.put(
          "nothing is heard of " + program,
          Scene.PLAIN.among(SwarmInWorld::swarm).among(Chaos.ending(program, Machine.Ending.OPEN)));
    }
    return new Chaos<>(
        SwarmModelTransitions.TABLE,
        SwarmInWorld::dispatcher,
        scenes,
        RandomRuns.with(SwarmModelTransitions.TABLE, SwarmInWorld::dispatcher)
            .among(SwarmInWorld::mixed));
  }

  /** A world with a manager and a proxy. */
  static World world() {
    World world = World.with(SwarmModelTransitions.TABLE, SwarmInWorld::dispatcher, 1);
    swarm(world);
    return world;
  }

  private static SwarmModelDispatcher dispatcher(Calls calls) {
    HostedZone zone = new HostedZone(new Route53OfWorld(calls), "Z1", "example.org");
    return new SwarmModelDispatcher(new SwarmModel(zone));
  }

  private static void swarm(World world) {
    world.add(MANAGER, "manager", "ready");
    world.add(PROXY, "proxy", "ready");
  }

  private static void managersAlone(World world) {
    world.types(instance -> "manager");
  }

  /** A worker launches, then a manager; both go. */
  private static void workerIsFirst(World world) {
    String manager = "i-0a0000000000000a2";
    world.types(instance -> instance.equals(manager) ? "manager" : "worker");
    world.schedule("seek-manager", MINUTE);
    world.launch(NODE, Duration.ofSeconds(3));
    world.pass(MINUTE);
    world.launch(manager, Duration.ofSeconds(3));
    world.settle(Duration.ofMinutes(10));
    for (String instance : new String[] {NODE, manager}) {
      if (world.group().instances().containsKey(instance)) {
        world.group().terminate(instance);
      }
      world.settle(Duration.ofMinutes(10));
    }
  }

  /** Of four nodes one is a manager; there is a proxy; the schedule fires. */
  private static void mixed(World world) {
    world.types(
        instance -> Integer.parseInt(instance.substring(9), 16) % 4 == 2 ? "manager" : "worker");
    world.add(PROXY, "proxy", "ready");
    world.schedule("seek-manager", MINUTE);
  }
}
