package dev.lifecycle.examples.mutants;

import dev.lifecycle.examples.backup.BackupInWorld;
import dev.lifecycle.examples.quickstart.Quickstart;
import dev.lifecycle.examples.swarm.SwarmInWorld;
import dev.lifecycle.testing.RandomRuns;
import dev.lifecycle.testing.oracle.Oracles;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Runs a seed of an example, for example {@code backup 20344}. Its answer is the first promise that
 * is broken; nothing if there is none. Loaded together with a mutated runtime, so what goes in and
 * out is text.
 */
public final class KeptSeed implements UnaryOperator<String> {

  private final Map<String, RandomRuns<?>> runs =
      Map.of(
          "quickstart", Quickstart.randomRuns(),
          "backup", BackupInWorld.runsOfThreeNights(),
          "swarm", SwarmInWorld.chaos().runs());

  @Override
  public String apply(String run) {
    String[] words = run.split(" ");
    List<String> broken = Oracles.all(runs.get(words[0]).trace(Long.parseLong(words[1])));
    return broken.isEmpty() ? "" : broken.get(0);
  }
}
