package dev.lifecycle.processor;

import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.dynamodb.Version;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Lives of instances under a model, in virtual time and by lot: programs succeed, fail and hang,
 * tasks throw, conditions turn out either way, instances go at any time and return to the warm
 * pool. Then nothing throws any more and programs keep to one habit, for as long as it takes.
 */
final class SimulatedLife<S extends Enum<S>> {

  private static final List<String> NODES = List.of("i-0a0000000000000a1", "i-0b0000000000000b2");
  private static final Duration LIFE = Duration.ofMinutes(40);
  private static final Duration ROUND = Duration.ofMinutes(30);
  private static final int MOST_ROUNDS = 16;
  private static final Duration FOR_EVER = Duration.ofDays(7);
  private static final String SPOT = "EC2 Spot Instance Interruption Warning";
  private static final String REBALANCE = "EC2 Instance Rebalance Recommendation";

  /** What programs do in the end, each of them. */
  private enum Habit {
    MIXED,
    SUCCEED,
    FAIL,
    HANG
  }

  /**
   * What became of them.
   *
   * @param broken promises
   * @param completed how many lifecycle actions were completed
   */
  record Outcome(List<String> broken, long completed) {}

  private final World world;
  private final Oracles<S> oracles;
  private final Lots lots;
  private final Random random;

  private SimulatedLife(LoadedModel<S> model, World world, Lots lots, Random random) {
    this.world = world;
    this.oracles = new Oracles<>(model.table(), world);
    this.lots = lots;
    this.random = random;
  }

  /** The lives of this seed. */
  static <S extends Enum<S>> Outcome of(LoadedModel<S> model, long seed) {
    Lots lots = model.read("lots", Lots.class);
    Random random = new Random(seed);
    lots.draw(new Random(random.nextLong()));
    try (World world = new World(model.table(), model.dispatcher(), seed)) {
      return new SimulatedLife<>(model, world, lots, random).run();
    }
  }

  private Outcome run() {
    lots.troubles(random.nextInt(3) * 5);
    world.programs((instance, command) -> ending(random.nextInt(4) == 0 ? 7200 : 60));
    NODES.forEach(this::live);
    world.pass(LIFE);
    List<String> broken = new ArrayList<>(oracles.safety());
    lots.troubles(0);
    Habit habit = Habit.values()[random.nextInt(Habit.values().length)];
    world.programs((instance, command) -> ending(habit));
    for (int round = 0; round < MOST_ROUNDS && (round == 0 || isOpen()); round++) {
      NODES.forEach(node -> happens(SPOT, node));
      NODES.forEach(node -> happens(REBALANCE, node));
      world.pass(ROUND);
    }
    broken.addAll(oracles.safety().stream().filter(text -> !broken.contains(text)).toList());
    broken.addAll(hanging());
    return new Outcome(
        List.copyOf(broken),
        world.group().results().stream()
            .filter(result -> result.cause() == HookResult.Cause.CALL)
            .count());
  }

  /** Whether more time may help. */
  private boolean isOpen() {
    List<String> broken = hanging();
    return !broken.isEmpty() && broken.stream().noneMatch(text -> text.contains("timed out"));
  }

  /**
   * What does not come to its end, but for nodes that are busy while no action of theirs is open.
   */
  private List<String> hanging() {
    List<String> busy = NODES.stream().filter(this::isBusy).toList();
    return oracles.liveness().stream()
        .filter(text -> busy.stream().noneMatch(text::contains))
        .toList();
  }

  private boolean isBusy(String node) {
    List<Version> versions = world.items().versions(node);
    Instant lately = world.time().instant().minus(ROUND);
    return !versions.isEmpty()
        && !opensAction(versions.get(versions.size() - 1).item())
        && versions.stream()
                .filter(version -> version.stamp().at().isAfter(lately))
                .map(version -> version.item().get("Revision"))
                .distinct()
                .count()
            > 2;
  }

  private static boolean opensAction(Map<String, AttributeValue> item) {
    return item.containsKey("Action") && !item.get("Action").m().containsKey("done");
  }

  private Machine.Ending ending(Habit habit) {
    return switch (habit) {
      case MIXED -> ending(60);
      case SUCCEED -> new Machine.Ending(Duration.ofSeconds(20), 0);
      case FAIL -> new Machine.Ending(Duration.ofSeconds(20), 1);
      case HANG -> new Machine.Ending(FOR_EVER, 0);
    };
  }

  private Machine.Ending ending(int longest) {
    return new Machine.Ending(
        Duration.ofSeconds(random.nextInt(longest)), random.nextInt(3) == 0 ? 1 : 0);
  }

  private void live(String node) {
    Duration boot = Duration.ofSeconds(random.nextInt(40));
    if (random.nextInt(4) == 0) {
      world.group().launchIntoPool(node);
      world.register(node, boot);
    } else {
      world.launch(node, boot);
    }
    at(node, "Warmed:Stopped", world.group()::takeFromPool);
    at(node, "InService", random.nextInt(4) == 0 ? world.group()::returnToPool : any -> {});
    world.time().after(within(LIFE), () -> happens(SPOT, node));
    world.time().after(within(LIFE), () -> happens(REBALANCE, node));
    world.time().after(within(LIFE), () -> end(node));
  }

  private void at(String node, String state, Consumer<String> move) {
    world
        .time()
        .after(
            within(LIFE),
            () -> {
              if (state.equals(world.group().instances().get(node))) {
                move.accept(node);
              }
            });
  }

  private void end(String node) {
    if (world.group().instances().containsKey(node)) {
      world.group().terminate(node);
    }
  }

  private void happens(String type, String node) {
    world.put(
        Json.write(
            Map.of(
                "id",
                "event-" + random.nextLong(),
                "source",
                "aws.ec2",
                "detail-type",
                type,
                "time",
                world.time().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                "detail",
                Map.of("instance-id", node, "instance-action", "terminate"))),
        Duration.ZERO);
  }

  private Duration within(Duration longest) {
    return Duration.ofMillis(random.nextLong(longest.toMillis()));
  }
}
