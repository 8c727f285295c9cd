package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.TaskRun;
import dev.lifecycle.testing.world.TokenBucket;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Very many instances launch at once, and Auto Scaling takes few calls a second. */
class StormTest {

  /** {@code -Pchaos} has 10,000. */
  private static final int INSTANCES = Integer.getInteger("chaos.instances", 300);

  /** As the generated template has it. */
  private static final int WORKERS = 100;

  private static final int CALLS_PER_SECOND = 10;
  private static final int BURST = 50;
  private static final double MOST_MORE = 1.5;
  private static final String RUNTIME = "dev.lifecycle.runtime.";

  /**
   * What a run came to.
   *
   * @param before how many objects the function kept before it
   * @param after and how many after it
   */
  private record Figures(Map<String, Integer> calls, Duration took, long before, long after) {

    double perInstance() {
      return calls.values().stream().mapToInt(Integer::intValue).sum() / (double) INSTANCES;
    }
  }

  @Test
  void everyInstanceSettlesAtHardlyMoreCallsThanInCalm() throws Exception {
    Figures calm = launchAll(world -> FaultPlan.NONE);
    Figures storm =
        launchAll(world -> new TokenBucket(world.time(), "Auto Scaling", CALLS_PER_SECOND, BURST));

    System.out.printf(
        "%d launches: %.2f calls each in calm, %.2f in a storm of %s: %s;%n"
            + "the function keeps %d objects before and %d after it%n",
        INSTANCES,
        calm.perInstance(),
        storm.perInstance(),
        storm.took(),
        storm.calls(),
        storm.before(),
        storm.after());
    assertThat(storm.calls())
        .as("the storm is one")
        .hasEntrySatisfying(
            "Auto Scaling CompleteLifecycleAction throttled",
            times -> assertThat(times).isGreaterThan(INSTANCES / 10));
    assertThat(storm.perInstance()).isLessThan(MOST_MORE * calm.perInstance());
  }

  private static Figures launchAll(Function<World, FaultPlan> faults) throws Exception {
    try (World world = Quickstart.world(1)) {
      world.workers(WORKERS);
      world.calls().plan(faults.apply(world));
      Instant start = world.time().instant();
      long before = Reachable.objects(world, RUNTIME, TaskRun.class);
      assertThat(before).as("objects of the function").isGreaterThan(20);
      for (int i = 1; i <= INSTANCES; i++) {
        world.launch("i-%08x".formatted(i), Duration.ofSeconds(3));
      }
      do {
        world.pass(Duration.ofSeconds(10));
      } while (world.group().instances().containsValue("Pending:Wait"));
      Duration took = Duration.between(start, world.time().instant());
      world.pass(Duration.ofSeconds(200)); // what is delivered again finds nothing to do

      Oracles<ClusterModel.State> oracles = new Oracles<>(ClusterModelTransitions.TABLE, world);
      assertThat(oracles.safety()).isEmpty();
      assertThat(oracles.liveness()).isEmpty();
      assertThat(world.group().instances().values()).hasSize(INSTANCES).containsOnly("InService");
      long after = Reachable.objects(world, RUNTIME, TaskRun.class);
      assertThat(after).as("what the function keeps").isEqualTo(before);
      return new Figures(calls(world), took, before, after);
    }
  }

  private static Map<String, Integer> calls(World world) {
    Map<String, Integer> calls = new TreeMap<>();
    for (AwsCall call : world.calls().made()) {
      String refusal = call.refusal().map(why -> " " + why).orElse("");
      calls.merge(call.name() + refusal, 1, Integer::sum);
    }
    return calls;
  }
}
