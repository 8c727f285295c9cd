package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.oracle.Trace;
import dev.lifecycle.testing.world.Clocks;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.Queue;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.LongFunction;
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
  private final LongFunction<World> worlds;

  /**
   * Runs of a model.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each run
   */
  public RandomRuns(TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers) {
    this(table, dispatchers, seed -> new World(table, dispatchers.get(), seed));
  }

  private RandomRuns(
      TransitionTable<S> table,
      Supplier<? extends Dispatcher<S>> dispatchers,
      LongFunction<World> worlds) {
    this.table = table;
    this.dispatchers = dispatchers;
    this.worlds = worlds;
  }

  /** The same runs, but that each invocation is the first of its process. */
  public RandomRuns<S> cold() {
    return new RandomRuns<>(table, dispatchers, seed -> World.cold(table, dispatchers, seed));
  }

  /**
   * The run of this seed.
   *
   * @throws AssertionError if a promise does not hold; the message says which, and the seed
   */
  public void run(long seed) {
    Trace<S> trace = trace(seed);
    List<String> broken = new ArrayList<>(Oracles.violations(Oracles.SAFETY, trace));
    broken.addAll(Oracles.violations(Oracles.LIVENESS, trace));
    if (!broken.isEmpty()) {
      throw new AssertionError("seed " + seed + ":\n  " + String.join("\n  ", broken));
    }
  }

  /** All that is known of the run of this seed: half an hour of trouble, then as long in peace. */
  public Trace<S> trace(long seed) {
    Random lots = new Random(seed);
    try (World world = worlds.apply(seed)) {
      disturb(world, lots);
      int instances = 1 + lots.nextInt(MOST_INSTANCES);
      for (int i = 1; i <= instances; i++) {
        liveOnce("i-%08x".formatted(i), world, lots);
      }
      world.pass(Duration.ofMinutes(25));
      calm(world);
      return Trace.of(table, world);
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
    world.calls().lateness(longest -> longest.multipliedBy(1 + lots.nextInt(12)).dividedBy(8));
    world
        .invocations()
        .delays(
            turn ->
                lots.nextInt(40) == 0
                    ? Duration.ofSeconds(lots.nextInt(20))
                    : Duration.ofMillis(lots.nextInt(200)));
    if (lots.nextInt(4) == 0) {
      setClocksApart(world, lots);
    }
    world.reads(() -> lots.nextInt(4) == 0 ? lots.nextInt(4) : 0);
    boolean twice = lots.nextInt(3) == 0;
    world
        .queue()
        .visibility(
            () ->
                twice && lots.nextInt(6) == 0
                    ? Duration.ofSeconds(lots.nextInt(60))
                    : Queue.VISIBILITY);
    world.deliveries(event -> copies(event, lots));
    world.programs(
        (instance, command) ->
            new Machine.Ending(
                Duration.ofSeconds(lots.nextInt(lots.nextInt(6) == 0 ? 600 : 20)),
                lots.nextInt(6) == 0 ? 1 : 0));
  }

  /** Each invocation has a clock of its own; one in eight is set back while it runs. */
  private static void setClocksApart(World world, Random lots) {
    Map<Integer, Duration> ahead = new HashMap<>();
    Duration back = Duration.ofSeconds(30);
    world
        .invocations()
        .clocks(
            (invocation, age) -> {
              Duration wrong =
                  ahead.computeIfAbsent(
                      invocation, first -> Duration.ofSeconds(lots.nextInt(180) - 90L));
              boolean setBack = invocation % 8 == 0 && age.compareTo(Duration.ofSeconds(1)) > 0;
              return setBack ? wrong.minus(back) : wrong;
            },
            Duration.ofSeconds(180).plus(back));
  }

  /** Events come late, twice or, where the sweep makes that good, never. */
  private static List<Duration> copies(String event, Random lots) {
    boolean first = event.contains("LifecycleActionToken");
    int count = lots.nextInt(5) == 0 ? 2 : 1;
    if (!first && lots.nextInt(12) == 0) {
      return List.of();
    }
    List<Duration> copies = new ArrayList<>();
    for (int copy = 0; copy < count; copy++) {
      copies.add(
          lots.nextInt(5) == 0
              ? Duration.ofSeconds(lots.nextInt(120))
              : Duration.ofMillis(lots.nextInt(3000)));
    }
    return copies;
  }

  /** What may happen to an instance. */
  private enum Life {
    COMES_AND_GOES,
    DIES,
    WARMS_UP
  }

  /** At most one action a second: their events' times do not say which of two is later. */
  private static void liveOnce(String instance, World world, Random lots) {
    Duration birth = Duration.ofSeconds(lots.nextInt(120));
    Duration boot = Duration.ofSeconds(lots.nextInt(60));
    Duration life = birth.plus(Duration.ofSeconds(1 + lots.nextInt(900)));
    Life how =
        switch (lots.nextInt(8)) {
          case 0 -> Life.DIES;
          case 1 -> Life.WARMS_UP;
          default -> Life.COMES_AND_GOES;
        };
    switch (how) {
      case COMES_AND_GOES -> {
        world.time().after(birth, () -> world.launch(instance, boot));
        world.time().after(life, () -> ifThere(instance, world, world.group()::terminate));
      }
      case DIES -> {
        world.time().after(birth, () -> world.launch(instance, boot));
        world.time().after(life, () -> ifThere(instance, world, world.group()::die));
      }
      case WARMS_UP -> {
        world.time().after(birth, () -> world.launchIntoPool(instance, boot));
        world
            .time()
            .after(
                life, () -> ifIn("Warmed:Stopped", instance, world, world.group()::takeFromPool));
        Duration later = life.plus(Duration.ofSeconds(1 + lots.nextInt(300)));
        world
            .time()
            .after(later, () -> ifIn("InService", instance, world, world.group()::returnToPool));
        Duration end = later.plus(Duration.ofSeconds(1 + lots.nextInt(300)));
        world.time().after(end, () -> ifThere(instance, world, world.group()::terminate));
      }
    }
  }

  private static void ifThere(String instance, World world, Consumer<String> then) {
    if (world.group().instances().containsKey(instance)) {
      then.accept(instance);
    }
  }

  private static void ifIn(String state, String instance, World world, Consumer<String> then) {
    if (state.equals(world.group().instances().get(instance))) {
      then.accept(instance);
    }
  }

  private static void calm(World world) {
    world.calls().plan(FaultPlan.NONE);
    world.invocations().delays(turn -> Duration.ZERO);
    world.invocations().clocks(Clocks.RIGHT, Duration.ZERO);
    world.reads(() -> 0);
    world.queue().visibility(() -> Queue.VISIBILITY);
    world.deliveries(event -> List.of(Duration.ZERO));
    world.programs((instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 0));
    world.pass(CALM);
  }
}
