package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.oracle.Trace;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs in which everything is drawn by lot: instances come and go, programs succeed and fail, calls
 * are slow and go wrong, events come late, twice, in another order. A seed makes its run again. In
 * a test:
 *
 * <pre>{@code
 * LongStream.range(0, 1000).parallel().forEach(RUNS::run);
 * }</pre>
 *
 * <p>A run that fails says which few of the things that were drawn are enough to make it fail, and
 * how to replay it with these alone.
 *
 * <p>Immutable. Runs may be made at the same time.
 *
 * @param <S> the model's states
 */
public final class RandomRuns<S extends Enum<S>> {

  private static final Duration EVENTFUL = Duration.ofMinutes(25);
  private static final int MOST_TRIES = 600;

  // Of few instances all may need one that is not among them.
  private static final int CALM_RUNS = 10;

  private final TransitionTable<S> table;
  private final Function<Calls, ? extends Dispatcher<S>> dispatchers;
  private final Consumer<World> surroundings;
  private final Consumer<World> watcher;
  private final boolean cold;

  private RandomRuns(
      TransitionTable<S> table,
      Function<Calls, ? extends Dispatcher<S>> dispatchers,
      Consumer<World> surroundings,
      Consumer<World> watcher,
      boolean cold) {
    this.table = table;
    this.dispatchers = dispatchers;
    this.surroundings = surroundings;
    this.watcher = watcher;
    this.cold = cold;
  }

  /**
   * Runs of a model.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each run
   */
  public RandomRuns(TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers) {
    this(table, calls -> dispatchers.get(), world -> {}, world -> {}, false);
  }

  /**
   * Runs of a model with collaborators.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each run; fakes of its
   *     collaborators may let their calls pass through the world's, so that those go wrong too
   */
  public static <S extends Enum<S>> RandomRuns<S> with(
      TransitionTable<S> table, Function<Calls, ? extends Dispatcher<S>> dispatchers) {
    return new RandomRuns<>(table, dispatchers, world -> {}, world -> {}, false);
  }

  /** The same runs with something in the world beforehand: node types, schedules, other nodes. */
  public RandomRuns<S> among(Consumer<World> others) {
    return new RandomRuns<>(table, dispatchers, surroundings.andThen(others), watcher, cold);
  }

  /** The same runs; each world is shown to somebody once its run is over. */
  public RandomRuns<S> watched(Consumer<World> by) {
    return new RandomRuns<>(table, dispatchers, surroundings, watcher.andThen(by), cold);
  }

  /** The same runs, but that each invocation is the first of its process. */
  public RandomRuns<S> cold() {
    return new RandomRuns<>(table, dispatchers, surroundings, watcher, true);
  }

  /**
   * The run of this seed.
   *
   * @throws AssertionError if a promise does not hold, or what is to make or to watch the run
   *     throws something; the message says which, the seed, and what is enough to break it
   * @throws IllegalStateException if no launch of it succeeds, nor any of ten runs in which nothing
   *     is drawn but instances: then the model, or the world, lets none succeed
   */
  public void run(long seed) {
    Lots lots = Lots.all(seed);
    Ended ended = end(seed, lots);
    if (ended.isBroken()) {
      throw new AssertionError(report(seed, ended.broken(), lots.drawn()), ended.thrown());
    }
    if (ended.allLaunchesFail()) {
      requireSuccessfulLaunches(seed);
    }
  }

  private void requireSuccessfulLaunches(long seed) {
    RandomRuns<S> unwatched = new RandomRuns<>(table, dispatchers, surroundings, world -> {}, cold);
    List<Launches> failed = new ArrayList<>();
    for (int run = 0; run < CALM_RUNS; run++) {
      Lots instances = Lots.only(seed + run, Lives.INSTANCE);
      Launches launches = Launches.of(unwatched.trace(seed + run, instances));
      if (launches.anySucceeds()) {
        return;
      }
      failed.add(launches);
    }
    Optional<Launches> abandoned = failed.stream().filter(Launches::anyIsAbandoned).findFirst();
    if (abandoned.isPresent()) { // else none lived long enough
      throw new IllegalStateException(
          "no launch of seed %d succeeds, nor without any fault one of %d runs: %s; if they need"
                  .formatted(seed, CALM_RUNS, abandoned.get().why())
              + " something, put it into the world with among(..)");
    }
  }

  /**
   * The run of this seed in which all is calm but what is named here.
   *
   * @param drawn for example {@code call 17}, as a failure of {@link #run} names them
   * @throws AssertionError if a promise does not hold, or what is to make or to watch the run
   *     throws something; the message says which
   * @throws IllegalArgumentException if every promise holds and one of these was never drawn, for
   *     it is misspelt or the run goes another way now
   */
  public void replay(long seed, String... drawn) {
    Lots lots = Lots.only(seed, Set.of(drawn));
    Ended ended = end(seed, lots);
    if (ended.isBroken()) {
      throw new AssertionError(text(seed, ended.broken(), lots.drawn()), ended.thrown());
    }
    List<String> found = lots.drawn().stream().map(Draw::key).toList();
    List<String> missing = Stream.of(drawn).filter(key -> !found.contains(key)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "the run of seed %d draws no %s: it is misspelt, or the run goes another way now"
              .formatted(seed, String.join(", no ", missing)));
    }
  }

  /** All that is known of the run of this seed: 25 minutes of trouble, then peace. */
  public Trace<S> trace(long seed) {
    return trace(seed, Lots.all(seed));
  }

  private Trace<S> trace(long seed, Lots lots) {
    try (World world = world(seed)) {
      surroundings.accept(world);
      Chances.disturb(world, lots);
      new Lives(world, lots).begin();
      sweepTwice(world, lots);
      world.pass(EVENTFUL);
      Chances.end(world);
      world.settle(Oracles.patience(table));
      watcher.accept(world);
      return Trace.of(table, world);
    }
  }

  private World world(long seed) {
    return cold ? World.cold(table, dispatchers, seed) : World.with(table, dispatchers, seed);
  }

  /**
   * How a run ended.
   *
   * @param broken the promises that do not hold, a text each
   * @param thrown what broke it off; null: nothing did
   */
  private record Ended(List<String> broken, Throwable thrown, boolean allLaunchesFail) {

    boolean isBroken() {
      return !broken.isEmpty();
    }
  }

  private Ended end(long seed, Lots lots) {
    try {
      Trace<S> trace = trace(seed, lots);
      Launches launches = Launches.of(trace);
      return new Ended(
          Oracles.all(trace), null, launches.anyIsAbandoned() && !launches.anySucceeds());
    } catch (AssertionError | RuntimeException thrown) {
      boolean says = thrown instanceof AssertionError && thrown.getMessage() != null;
      String text = says ? thrown.getMessage() : thrown.toString();
      return new Ended(List.of(text), thrown, false);
    }
  }

  /** Beside the sweep another one is asked for now and then. */
  private static void sweepTwice(World world, Lots lots) {
    for (long minute = 1; minute <= EVENTFUL.toMinutes(); minute++) {
      Duration start = Duration.ofMinutes(minute);
      Optional<Duration> late =
          lots.draw(
              "sweep",
              minute,
              Optional.<Duration>empty(),
              lot ->
                  lot.nextInt(5) == 0
                      ? Optional.of(Duration.ofMillis(lot.nextInt(60_000)))
                      : Optional.empty(),
              time -> "once more " + Lots.seconds(time.orElseThrow()) + " later");
      late.ifPresent(time -> world.time().after(start.plus(time), world::sweep));
    }
  }

  private String report(long seed, List<String> broken, List<Draw> drawn) {
    String promise = promise(broken.get(0));
    List<Draw> least = Shrinking.least(drawn, some -> breaks(seed, some, promise), MOST_TRIES);
    Lots lots = only(seed, least);
    return "seed %d:%n  %s%nof %d draws these are enough: %s"
        .formatted(
            seed,
            String.join("\n  ", broken),
            drawn.size(),
            text(seed, end(seed, lots).broken(), lots.drawn()));
  }

  private boolean breaks(long seed, List<Draw> some, String promise) {
    return end(seed, only(seed, some)).broken().stream().anyMatch(t -> promise(t).equals(promise));
  }

  private static Lots only(long seed, List<Draw> some) {
    return Lots.only(seed, some.stream().map(Draw::key).collect(Collectors.toSet()));
  }

  private static String promise(String violation) {
    return violation.split(":")[0];
  }

  private static String text(long seed, List<String> broken, List<Draw> drawn) {
    String keys =
        Stream.concat(
                Stream.of(Long.toString(seed)), drawn.stream().map(draw -> '"' + draw.key() + '"'))
            .collect(Collectors.joining(", "));
    String causes = drawn.stream().map(Draw::toString).collect(Collectors.joining("\n    "));
    return "replay(%s)%n  %s%n  because of%n    %s"
        .formatted(
            keys,
            String.join("\n  ", broken),
            causes.isEmpty() ? "nothing that was drawn" : causes);
  }
}
