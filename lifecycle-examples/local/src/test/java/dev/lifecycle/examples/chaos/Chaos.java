package dev.lifecycle.examples.chaos;

import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A model in the testing kit.
 *
 * @param table its transitions
 * @param walks its crash matrices by what happens in their walks
 * @param runs its random runs
 */
public record Chaos<S extends Enum<S>>(
    TransitionTable<S> table, Map<String, CrashMatrix<S>> walks, RandomRuns<S> runs) {

  /** How a program ends that does not do what it is for. */
  public static final Machine.Ending FAILED = new Machine.Ending(Duration.ofSeconds(1), 1);

  private static final Machine.Ending DONE = new Machine.Ending(Duration.ofSeconds(1), 0);

  /** A world in which this program ends so, and every other one does what it is for. */
  public static Consumer<World> ending(String program, Machine.Ending ending) {
    return world ->
        world.programs((instance, command) -> command.script().contains(program) ? ending : DONE);
  }

  @Override
  public String toString() {
    return table.model();
  }
}
