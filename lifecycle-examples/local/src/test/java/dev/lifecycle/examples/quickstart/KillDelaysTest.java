package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.testing.KillDelays;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Whoever is killed delays the next delivery by its own deadline and 5 s at most, and by 30 s after
 * a send.
 */
class KillDelaysTest {

  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

  @Test
  void atWhicheverCallItIsKilled() {
    List<Optional<Duration>> delays =
        Quickstart.killDelays().cases().<Optional<Duration>>map(one -> one.check()).toList();

    assertThat(delays)
        .as("delays by whoever is killed while it holds a record")
        .filteredOn(Optional::isPresent)
        .hasSizeGreaterThan(delays.size() / 3);
    assertThat(delays.stream().flatMap(Optional::stream))
        .as("delays, some of them by a late send")
        .contains(LEASE_MARGIN)
        .anyMatch(delay -> delay.compareTo(LEASE_MARGIN) > 0);
  }

  @Test
  void aSliceIsAPartOfThemAndNeverEmpty() {
    List<String> all = names(Quickstart.killDelays());

    assertThat(all).doesNotHaveDuplicates();
    assertThat(names(Quickstart.killDelays().slice(4)))
        .isSubsetOf(all)
        .hasSizeBetween(all.size() / 6, all.size() / 3);
    assertThat(names(Quickstart.killDelays().slice(10_000))).isSubsetOf(all).isNotEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quickstart.killDelays().slice(0))
        .withMessage("slice(0) is no part of the cases: 1 is all");
  }

  private static List<String> names(KillDelays<?> delays) {
    return delays.cases().<String>map(one -> one.name()).toList();
  }
}
