package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.KillDelays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is killed delays the next delivery by its own deadline and 5 s at most. */
class KillDelaysTest {

  private static final KillDelays<ClusterModel.State> DELAYS =
      KillDelays.of(
          ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new ClusterModel()));

  @Test
  void atWhicheverCallItIsKilled() {
    List<Integer> held = DELAYS.cases().map(KillDelays.Case::check).toList();

    assertThat(held)
        .as("records held by whoever is killed")
        .filteredOn(records -> records == 1)
        .hasSizeGreaterThan(held.size() / 3);
  }
}
