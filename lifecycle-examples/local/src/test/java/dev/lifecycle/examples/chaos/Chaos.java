package dev.lifecycle.examples.chaos;

import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.CrashMatrix;
import dev.lifecycle.testing.RandomRuns;
import java.util.Map;

/**
 * A model in the testing kit.
 *
 * @param table its transitions
 * @param walks its crash matrices by what happens in their walks
 * @param runs its random runs
 */
public record Chaos<S extends Enum<S>>(
    TransitionTable<S> table, Map<String, CrashMatrix<S>> walks, RandomRuns<S> runs) {

  @Override
  public String toString() {
    return table.model();
  }
}
