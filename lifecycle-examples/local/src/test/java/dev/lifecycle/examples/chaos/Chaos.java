package dev.lifecycle.examples.chaos;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.KillDelays;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A model in the testing kit.
 *
 * @param table its transitions
 * @param dispatchers makes a dispatcher with a fresh model for each world
 * @param scenes its small scopes by what happens in them, in order
 * @param runs its random runs
 */
public record Chaos<S extends Enum<S>>(
    TransitionTable<S> table,
    Function<Calls, ? extends Dispatcher<S>> dispatchers,
    Map<String, Scene> scenes,
    RandomRuns<S> runs) {

  /** How a program ends that does not do what it is for. */
  public static final Machine.Ending FAILED = new Machine.Ending(Duration.ofSeconds(1), 1);

  private static final Machine.Ending DONE = new Machine.Ending(Duration.ofSeconds(1), 0);

  /** A world in which this program ends so, and every other one does what it is for. */
  public static Consumer<World> ending(String program, Machine.Ending ending) {
    return world ->
        world.programs((instance, command) -> command.script().contains(program) ? ending : DONE);
  }

  /** Its crash matrices by their scenes. */
  public Map<String, CrashMatrix<S>> walks() {
    return inEach(scene -> scene.matrix(table, dispatchers));
  }

  /** By their scenes, how long its invocations that are killed delay the next ones. */
  public Map<String, KillDelays<S>> kills() {
    return inEach(scene -> scene.kills(table, dispatchers));
  }

  private <T> Map<String, T> inEach(Function<Scene, T> make) {
    Map<String, T> made = new LinkedHashMap<>();
    scenes.forEach((name, scene) -> made.put(name, make.apply(scene)));
    return made;
  }

  @Override
  public String toString() {
    return table.model();
  }
}
