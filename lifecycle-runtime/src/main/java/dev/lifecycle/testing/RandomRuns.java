package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.Oracles;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Runs in which everything is drawn by lot: instances come and go, programs succeed and fail, calls
 * are slow and go wrong, events come late, twice, in another order. A seed makes its run again.
 *
 * @param <S> the model's states
 */
public final class RandomRuns<S extends Enum<S>> {

  private static final int MOST_INSTANCES = 3;
  private static final Duration CALM = Duration.ofMinutes(30);
  private static final Fault[] FAULTS = Fault.values();

  private final TransitionTable<S> table;
  private final Supplier<? extends Dispatcher<S>> dispatchers;

  /**
   * Runs of a model.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each run
   */
  public RandomRuns(TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers) {
    this.table = table;
    this.dispatchers = dispatchers;
  }

  /**
   * The run of this seed.
   *
   * @throws AssertionError if a promise does not hold; the message says which, and the seed
   */
  public void run(long seed) {
    Random lots = new Random(seed);
    try (World world = new World(table, dispatchers.get(), seed)) {
      disturb(world, lots);
      int instances = 1 + lots.nextInt(MOST_INSTANCES);
      for (int i = 1; i <= instances; i++) {
        liveOnce("i-%08x".formatted(i), world, lots);
      }
      world.pass(Duration.ofMinutes(25));
      Oracles<S> oracles = new Oracles<>(table, world);
      List<String> broken = new ArrayList<>(oracles.safety());
      calm(world);
      broken.addAll(oracles.safety().stream().filter(text -> !broken.contains(text)).toList());
      broken.addAll(oracles.liveness());
      if (!broken.isEmpty()) {
        throw new AssertionError("seed " + seed + ":\n  " + String.join("\n  ", broken));
      }
    }
  }

  private static void disturb(World world, Random lots) {
    double faulty = lots.nextInt(4) * 0.02;
    world
        .calls()
        .plan(
            (number, service, action) ->
                lots.nextDouble() < faulty
                    ? Optional.of(FAULTS[lots.nextInt(FAULTS.length)])
                    : Optional.empty());
    world
        .invocations()
        .delays(
            turn ->
                lots.nextInt(40) == 0
                    ? Duration.ofSeconds(lots.nextInt(20))
                    : Duration.ofMillis(lots.nextInt(200)));
    world.deliveries(
        event -> {
          List<Duration> copies = new ArrayList<>();
          int count = lots.nextInt(5) == 0 ? 2 : 1;
          for (int copy = 0; copy < count; copy++) {
            copies.add(
                lots.nextInt(5) == 0
                    ? Duration.ofSeconds(lots.nextInt(120))
                    : Duration.ofMillis(lots.nextInt(3000)));
          }
          return copies;
        });
    world.programs(
        (instance, command) ->
            new Machine.Ending(
                Duration.ofSeconds(lots.nextInt(lots.nextInt(6) == 0 ? 600 : 20)),
                lots.nextInt(6) == 0 ? 1 : 0));
  }

  private static void liveOnce(String instance, World world, Random lots) {
    Duration birth = Duration.ofSeconds(lots.nextInt(120));
    Duration boot = Duration.ofSeconds(lots.nextInt(60));
    Duration life = birth.plus(Duration.ofSeconds(lots.nextInt(900)));
    world.time().after(birth, () -> world.launch(instance, boot));
    world
        .time()
        .after(
            life,
            () -> {
              if (world.group().instances().containsKey(instance)) {
                world.group().terminate(instance);
              }
            });
  }

  private static void calm(World world) {
    world.calls().plan(FaultPlan.NONE);
    world.invocations().delays(turn -> Duration.ZERO);
    world.deliveries(event -> List.of(Duration.ZERO));
    world.programs((instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 0));
    world.pass(CALM);
  }
}
