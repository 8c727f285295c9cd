package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.oracle.Trace;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.World;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What happens to a model's instances, each time in a world of its own. Immutable.
 *
 * @param surroundings what is in the world beforehand
 * @param path what happens
 * @param watcher is shown each world in the end
 */
record Walk<S extends Enum<S>>(
    TransitionTable<S> table,
    Function<Calls, ? extends Dispatcher<S>> dispatchers,
    Consumer<World> surroundings,
    Consumer<World> path,
    Consumer<World> watcher) {

  static <S extends Enum<S>> Walk<S> of(
      TransitionTable<S> table,
      Function<Calls, ? extends Dispatcher<S>> dispatchers,
      Consumer<World> path) {
    return new Walk<>(table, dispatchers, world -> {}, path, world -> {});
  }

  Walk<S> along(Consumer<World> other) {
    return new Walk<>(table, dispatchers, surroundings, other, watcher);
  }

  Walk<S> among(Consumer<World> others) {
    return new Walk<>(table, dispatchers, surroundings.andThen(others), path, watcher);
  }

  Walk<S> watched(Consumer<World> by) {
    return new Walk<>(table, dispatchers, surroundings, path, watcher.andThen(by));
  }

  /** A world in which nothing has happened yet. */
  World world() {
    World world = World.with(table, dispatchers, 1);
    surroundings.accept(world);
    return world;
  }

  /**
   * Goes the walk; then the world goes on without faults.
   *
   * @return the calls that were made along it
   * @throws AssertionError if a promise does not hold; the message says which
   */
  List<AwsCall> go(String name, Consumer<World> disturbance) {
    try (World world = world()) {
      disturbance.accept(world);
      path.accept(world);
      List<AwsCall> calls = List.copyOf(world.calls().made());
      world.calls().plan(FaultPlan.NONE);
      world.settle(Oracles.patience(table));
      watcher.accept(world);
      List<String> broken = Oracles.all(Trace.of(table, world));
      if (!broken.isEmpty()) {
        throw new AssertionError(name + ":\n  " + String.join("\n  ", broken));
      }
      return calls;
    }
  }

  /**
   * The same for what cases are made of.
   *
   * @throws IllegalStateException if no call was made, for then there would be no case
   */
  List<AwsCall> calls(String name, Consumer<World> disturbance) {
    List<AwsCall> calls = go(name, disturbance);
    if (calls.isEmpty()) {
      throw new IllegalStateException(
          "the walk makes no AWS call, so nothing of it can go wrong: let an instance launch");
    }
    return calls;
  }
}
