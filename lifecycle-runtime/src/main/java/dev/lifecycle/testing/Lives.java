package dev.lifecycle.testing;

import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Draws how many instances there are in a run, and what becomes of each of them. */
final class Lives {

  /** What instances are drawn as. */
  static final String INSTANCE = "instance";

  private static final int MOST_AT_A_TIME = 12;

  private final World world;
  private final Lots lots;

  Lives(World world, Lots lots) {
    this.world = world;
    this.lots = lots;
  }

  /** What may happen to an instance. */
  private enum Kind {
    NONE,
    COMES_AND_GOES,
    DIES,
    WARMS_UP
  }

  /**
   * Instances launch from now on; in few runs there are many, and in few one thing happens to them
   * within a second of the other.
   */
  void begin() {
    RandomGenerator run = lots.numbers("instances", 0);
    boolean hasty = lots.numbers("haste", 0).nextInt(16) == 0;
    int count = 1 + run.nextInt(run.nextInt(6) == 0 ? MOST_AT_A_TIME : 3);
    for (int i = 1; i <= count; i++) {
      Kind kind =
          lots.draw(
              INSTANCE,
              i,
              Kind.NONE,
              Lives::kind,
              life -> life.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      live("i-%08x".formatted(i), kind, hasty, lots.numbers("life", i));
    }
  }

  private static Kind kind(RandomGenerator lot) {
    return switch (lot.nextInt(8)) {
      case 0 -> Kind.DIES;
      case 1 -> Kind.WARMS_UP;
      default -> Kind.COMES_AND_GOES;
    };
  }

  private void live(String instance, Kind kind, boolean hasty, RandomGenerator lot) {
    Duration birth = Duration.ofSeconds(lot.nextInt(120));
    Duration boot = Duration.ofSeconds(lot.nextInt(60));
    int soon = hasty ? 2 : 300; // seconds: of two actions in the same one the events look alike
    Duration life = birth.plus(Duration.ofSeconds(lot.nextInt(hasty ? soon : 3 * soon)));
    switch (kind) {
      case NONE -> {}
      case COMES_AND_GOES -> {
        after(birth, () -> world.launch(instance, boot));
        after(life, () -> ifThere(instance, world.group()::terminate));
      }
      case DIES -> {
        after(birth, () -> world.launch(instance, boot));
        after(life, () -> ifThere(instance, world.group()::die));
      }
      case WARMS_UP -> {
        after(birth, () -> world.launchIntoPool(instance, boot));
        after(life, () -> ifIn("Warmed:Stopped", instance, world.group()::takeFromPool));
        Duration later = life.plus(Duration.ofSeconds(lot.nextInt(soon)));
        after(later, () -> ifIn("InService", instance, world.group()::returnToPool));
        Duration end = later.plus(Duration.ofSeconds(lot.nextInt(soon)));
        after(end, () -> ifThere(instance, world.group()::terminate));
      }
    }
  }

  private void after(Duration delay, Runnable what) {
    world.time().after(delay, what);
  }

  private void ifThere(String instance, Consumer<String> then) {
    if (world.group().instances().containsKey(instance)) {
      then.accept(instance);
    }
  }

  private void ifIn(String state, String instance, Consumer<String> then) {
    if (state.equals(world.group().instances().get(instance))) {
      then.accept(instance);
    }
  }
}
