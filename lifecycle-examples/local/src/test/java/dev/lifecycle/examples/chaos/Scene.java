package dev.lifecycle.examples.chaos;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.KillDelays;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.World;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What goes wrong in every way: in calls, in orders of workers, and by whoever is killed.
 *
 * @param surroundings what is in the world beforehand
 * @param path what happens; empty: an instance comes and goes
 */
public record Scene(Consumer<World> surroundings, Optional<Consumer<World>> path) {

  /** An instance comes and goes, and there is nothing else. */
  public static final Scene PLAIN = new Scene(world -> {}, Optional.empty());

  /** The same with something in the world beforehand. */
  public Scene among(Consumer<World> others) {
    return new Scene(surroundings.andThen(others), path);
  }

  /** The same surroundings, but that this happens. */
  public Scene along(Consumer<World> other) {
    return new Scene(surroundings, Optional.of(other));
  }

  /** A model's crash matrix in this scene. */
  public <S extends Enum<S>> CrashMatrix<S> matrix(
      TransitionTable<S> table, Function<Calls, ? extends Dispatcher<S>> dispatchers) {
    CrashMatrix<S> matrix = CrashMatrix.with(table, dispatchers).among(surroundings);
    return path.map(matrix::along).orElse(matrix);
  }

  /** How long whoever is killed in this scene delays the next one. */
  public <S extends Enum<S>> KillDelays<S> kills(
      TransitionTable<S> table, Function<Calls, ? extends Dispatcher<S>> dispatchers) {
    KillDelays<S> kills = KillDelays.with(table, dispatchers).among(surroundings);
    return path.map(kills::along).orElse(kills);
  }
}
