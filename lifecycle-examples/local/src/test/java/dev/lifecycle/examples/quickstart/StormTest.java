package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.Oracles;
import dev.lifecycle.testing.world.TokenBucket;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Very many instances launch at once, and Auto Scaling takes few calls a second. */
class StormTest {

  /** {@code -Pchaos} has 10,000. */
  private static final int INSTANCES = Integer.getInteger("chaos.instances", 500);

  private static final int WORKERS = Integer.getInteger("storm.workers", 100);
  private static final int PER_SECOND = 10;
  private static final int BURST = 50;

  @Test
  void everyInstanceSettlesAtHardlyMoreCallsThanInCalm() {
    double calm = callsPerInstance(world -> FaultPlan.NONE);
    double storm =
        callsPerInstance(
            world -> new TokenBucket(world.time(), "Auto Scaling", PER_SECOND, BURST));

    System.out.printf("%.2f calls per instance in calm, %.2f in the storm%n", calm, storm);
    assertThat(storm).isLessThan(1.5 * calm);
  }

  private static double callsPerInstance(Function<World, FaultPlan> plan) {
    try (World world = WorldTest.world(1)) {
      world.workers(WORKERS);
      FaultPlan faults = plan.apply(world);
      world.calls().plan(faults);
      for (int i = 1; i <= INSTANCES; i++) {
        world.launch("i-%08x".formatted(i), Duration.ofSeconds(3));
      }
      long wall = System.nanoTime();
      int minutes = 0;
      while (!settled(world) && minutes < 60) {
        world.pass(Duration.ofMinutes(1));
        minutes++;
      }
      Map<String, Integer> by = new TreeMap<>();
      for (AwsCall call : world.calls().made()) {
        by.merge(call.name() + call.refusal().map(r -> " " + r).orElse(""), 1, Integer::sum);
      }
      System.out.println(minutes + " min, wall ms " + (System.nanoTime() - wall) / 1_000_000 + " " + by);
      Oracles<ClusterModel.State> oracles = new Oracles<>(ClusterModelTransitions.TABLE, world);
      assertThat(oracles.safety()).isEmpty();
      assertThat(oracles.liveness()).isEmpty();
      assertThat(world.group().instances().values()).hasSize(INSTANCES).containsOnly("InService");
      return (double) world.calls().made().size() / INSTANCES;
    }
  }

  private static boolean settled(World world) {
    return world.queue().isEmpty()
        && world.group().instances().values().stream().allMatch("InService"::equals);
  }
}
