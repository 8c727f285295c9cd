package dev.lifecycle.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What is drawn by lot in a run. Each draw depends on nothing but the seed, what it is for and its
 * number, so that one can be taken back and the others stay as they are. Not thread-safe.
 */
final class Lots {

  private final long seed;
  private final Predicate<String> allowed;
  private final List<Supplier<Draw>> drawn = new ArrayList<>();

  private Lots(long seed, Predicate<String> allowed) {
    this.seed = seed;
    this.allowed = allowed;
  }

  /** All draws of a seed. */
  static Lots all(long seed) {
    return new Lots(seed, key -> true);
  }

  /** Of a seed's draws these alone; all others are as in a calm run. */
  static Lots only(long seed, Set<String> keys) {
    return new Lots(seed, keys::contains);
  }

  /** Of a seed's draws those of this kind alone; all others are as in a calm run. */
  static Lots only(long seed, String kind) {
    return new Lots(seed, key -> key.startsWith(kind + " "));
  }

  /** Numbers that depend on the seed, this word and this number alone. */
  RandomGenerator numbers(String word, long number) {
    long mixed = seed * 0x9E3779B97F4A7C15L + word.hashCode() * 0xC2B2AE3D27D4EB4FL + number;
    return new SplittableRandom(mixed);
  }

  /**
   * Draws.
   *
   * @param calm what it is in a calm run
   * @param lottery draws it
   * @param text says it, if it is not calm
   */
  <T> T draw(
      String kind,
      long number,
      T calm,
      Function<RandomGenerator, T> lottery,
      Function<T, String> text) {
    T value = lottery.apply(numbers(kind, number));
    if (value.equals(calm) || !allowed.test(Draw.key(kind, number))) {
      return calm;
    }
    drawn.add(() -> new Draw(kind, number, text.apply(value))); // hardly any run is told of
    return value;
  }

  /** What was drawn and is not as in a calm run, in order. */
  List<Draw> drawn() {
    return drawn.stream().map(Supplier::get).toList();
  }

  /** A length of time, as precise as they are drawn. */
  static String seconds(Duration length) {
    return length.toMillis() / 1000.0 + " s";
  }
}
