package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.oracle.Oracle;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.oracle.Promise;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where each promise is watched: by an oracle in every run, by tests of its own, or both. */
class PromisesTest {

  private static final String SEMANTICS = "dev.lifecycle.examples.semantics.";

  private static final Map<Promise, List<String>> TESTS =
      Map.ofEntries(
          Map.entry(Promise.S9, List.of(OrderOfEventsTest.class.getName())),
          Map.entry(
              Promise.S10,
              List.of(IndependenceTest.class.getName(), SEMANTICS + "Rule18RetryablyTest")),
          Map.entry(Promise.S11, List.of(IndependenceTest.class.getName())),
          Map.entry(Promise.S12, List.of(SEMANTICS + "Rule13TimeTest")),
          Map.entry(
              Promise.S13,
              List.of(SEMANTICS + "Rule15UnhandledTest", SEMANTICS + "Rule16BadInputTest")),
          Map.entry(
              Promise.S15,
              List.of(SecretsOfRunsTest.class.getName(), SEMANTICS + "Rule17NothingSecretTest")),
          Map.entry(Promise.S18, List.of(SEMANTICS + "Rule18RetryablyTest")),
          Map.entry(Promise.L2, List.of(WorldTest.class.getName())),
          Map.entry(Promise.L3, List.of(WorldTest.class.getName())),
          Map.entry(Promise.L4, List.of(WorldTest.class.getName())));

  @Test
  void eachPromiseIsWatched() {
    Set<Promise> watched =
        Stream.concat(Oracles.SAFETY.stream(), Oracles.LIVENESS.stream())
            .map(Oracle::promise)
            .collect(Collectors.toSet());
    watched.addAll(TESTS.keySet());

    assertThat(watched).isEqualTo(EnumSet.allOf(Promise.class));
  }

  static Stream<String> tests() {
    return TESTS.values().stream().flatMap(List::stream).distinct();
  }

  @ParameterizedTest
  @MethodSource("tests")
  void theTestIsThere(String name) throws Exception {
    assertThat(Class.forName(name)).isNotNull();
  }
}
