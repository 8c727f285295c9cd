package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.oracle.Trace;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What happens to a model's instances, each time in a world of its own. Immutable.
 *
 * @param surroundings what is in the world beforehand
 * @param path what happens
 * @param launches whether a launch is to succeed along the path, as long as nothing goes wrong
 * @param watcher is shown each world in the end
 */
record Walk<S extends Enum<S>>(
    TransitionTable<S> table,
    Function<Calls, ? extends Dispatcher<S>> dispatchers,
    Consumer<World> surroundings,
    Consumer<World> path,
    boolean launches,
    Consumer<World> watcher) {

  /** The walk of whom nobody tells another one: a launch that becomes ready and a termination. */
  static <S extends Enum<S>> Walk<S> comeAndGo(
      TransitionTable<S> table, Function<Calls, ? extends Dispatcher<S>> dispatchers) {
    Duration longest = Oracles.patience(table);
    Consumer<World> path = world -> comeAndGo(world, longest);
    return new Walk<>(table, dispatchers, world -> {}, path, true, world -> {});
  }

  private static void comeAndGo(World world, Duration longest) {
    world.launch(CrashMatrix.NODE, Duration.ofSeconds(3));
    world.settle(longest);
    if (world.group().instances().containsKey(CrashMatrix.NODE)) { // else its launch was abandoned
      world.group().terminate(CrashMatrix.NODE);
    }
    world.settle(longest);
  }

  Walk<S> along(Consumer<World> other) {
    return new Walk<>(table, dispatchers, surroundings, other, false, watcher);
  }

  Walk<S> among(Consumer<World> others) {
    return new Walk<>(table, dispatchers, surroundings.andThen(others), path, launches, watcher);
  }

  Walk<S> watched(Consumer<World> by) {
    return new Walk<>(table, dispatchers, surroundings, path, launches, watcher.andThen(by));
  }

  /** A world in which nothing has happened yet. */
  World world() {
    World world = World.with(table, dispatchers, 1);
    surroundings.accept(world);
    return world;
  }

  /** The calls that were made along it, and all that is known of it in the end. */
  private record Gone<S extends Enum<S>>(List<AwsCall> calls, Trace<S> trace) {}

  /**
   * Goes the walk with a disturbance; then the world goes on without faults.
   *
   * @return the calls that were made along it
   * @throws AssertionError if a promise does not hold, or the disturbance did not take place; the
   *     message says which
   */
  List<AwsCall> go(Disturbance disturbance) {
    return go(disturbance.toString(), disturbance, disturbance::missed).calls();
  }

  private Gone<S> go(
      String name, Consumer<World> disturbance, Function<List<AwsCall>, Stream<String>> missed) {
    try (World world = world()) {
      disturbance.accept(world);
      path.accept(world);
      List<AwsCall> calls = List.copyOf(world.calls().made());
      world.calls().plan(FaultPlan.NONE);
      world.settle(Oracles.patience(table));
      watcher.accept(world);
      Trace<S> trace = Trace.of(table, world);
      List<String> broken =
          Stream.concat(missed.apply(calls), Oracles.all(trace).stream()).toList();
      if (!broken.isEmpty()) {
        throw new AssertionError(name + ":\n  " + String.join("\n  ", broken));
      }
      return new Gone<>(calls, trace);
    }
  }

  /**
   * Goes the walk without a fault, for what cases are made of.
   *
   * @param deliveries how events come
   * @throws IllegalStateException if the function changes no record, for then nothing of the model
   *     could go wrong; or if the launch of {@link #comeAndGo} fails though its commands do not,
   *     for then the model never comes to what is behind it
   */
  List<AwsCall> calm(String name, Consumer<World> deliveries) {
    Gone<S> gone = go(name, deliveries, calls -> Stream.empty());
    Launches launched = Launches.of(gone.trace(), CrashMatrix.NODE);
    if (launches && !launched.anySucceeds() && launched.allCommandsSucceed()) {
      throw new IllegalStateException(
          "without any fault the launch fails: "
              + launched.why()
              + "; if that is meant, tell a story");
    }
    if (!changesRecord(gone.trace())) {
      throw new IllegalStateException(
          "the walk changes no record, so nothing of the model can go wrong:"
              + " let an instance launch");
    }
    return gone.calls();
  }

  /** What the sweep asks when nothing happened is no walk of the model. */
  private static boolean changesRecord(Trace<?> trace) {
    return trace.items().values().stream()
        .flatMap(List::stream)
        .anyMatch(version -> version.stamp().call() > 0);
  }
}
