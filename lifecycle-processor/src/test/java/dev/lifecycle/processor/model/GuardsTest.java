package dev.lifecycle.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whether one of several guards always holds; with sixty conditions nobody can try all cases. */
class GuardsTest {

  private static final int CONDITIONS = 60;

  @Property
  void oneAlwaysHoldsIfItDoesInEachCase(@ForAll("guards") List<Map<String, Boolean>> guards) {
    assertThat(Guards.exhaust(guards)).isEqualTo(holdsInEachCase(guards));
  }

  @Test
  void pairsOfManyConditionsLeaveCasesOpen() {
    List<Map<String, Boolean>> pairs = new ArrayList<>();
    for (int i = 0; i < CONDITIONS; i += 2) {
      pairs.add(Map.of(condition(i), true, condition(i + 1), true));
      pairs.add(Map.of(condition(i), false, condition(i + 1), false));
    }

    assertThat(Guards.exhaust(pairs)).isFalse();
    pairs.add(Map.of(condition(0), true, condition(1), false));
    assertThat(Guards.exhaust(pairs)).isFalse();
    pairs.add(Map.of(condition(0), false, condition(1), true));
    assertThat(Guards.exhaust(pairs)).isTrue();
  }

  @Test
  void aRingOfManyConditionsIsClosedByItsLastGuards() {
    List<Map<String, Boolean>> ring = new ArrayList<>();
    for (int i = 0; i < CONDITIONS; i++) {
      ring.add(Map.of(condition(i), true, condition((i + 1) % CONDITIONS), false));
    }

    assertThat(Guards.exhaust(ring)).isFalse();
    ring.add(all(true));
    assertThat(Guards.exhaust(ring)).isFalse();
    ring.add(all(false));
    assertThat(Guards.exhaust(ring)).isTrue();
  }

  @Test
  void aLadderOfManyConditionsEndsWithTheirDefault() {
    List<Map<String, Boolean>> ladder = new ArrayList<>();
    for (int i = 0; i < CONDITIONS; i++) {
      Map<String, Boolean> guard = new HashMap<>(Map.of(condition(i), true));
      for (int earlier = 0; earlier < i; earlier++) {
        guard.put(condition(earlier), false);
      }
      ladder.add(guard);
    }

    assertThat(Guards.exhaust(ladder)).isFalse();
    ladder.add(all(false));
    assertThat(Guards.exhaust(ladder)).isTrue();
  }

  @Test
  void manyConditionsBesideOneThatRulesThemAllAreJudged() {
    List<Map<String, Boolean>> guards = new ArrayList<>();
    for (int i = 1; i < CONDITIONS - 1; i++) {
      guards.add(Map.of(condition(0), true, condition(i), true, condition(i + 1), false));
      guards.add(Map.of(condition(0), false, condition(i), false, condition(i + 1), true));
    }

    assertThat(Guards.exhaust(guards)).isFalse();
    guards.add(Map.of(condition(1), true));
    assertThat(Guards.exhaust(guards)).isFalse();
    guards.add(Map.of(condition(1), false));
    assertThat(Guards.exhaust(guards)).isTrue();
  }

  @Provide
  Arbitrary<List<Map<String, Boolean>>> guards() {
    return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), Arbitraries.of(true, false))
        .ofMaxSize(3)
        .list()
        .ofMaxSize(10);
  }

  private static boolean holdsInEachCase(List<Map<String, Boolean>> guards) {
    List<String> conditions = List.of("a", "b", "c", "d");
    return IntStream.range(0, 1 << conditions.size())
        .allMatch(
            bits -> {
              Map<String, Boolean> turned = new HashMap<>();
              conditions.forEach(c -> turned.put(c, (bits >> conditions.indexOf(c) & 1) == 1));
              return guards.stream()
                  .anyMatch(guard -> turned.entrySet().containsAll(guard.entrySet()));
            });
  }

  private static Map<String, Boolean> all(boolean holds) {
    Map<String, Boolean> guard = new HashMap<>();
    IntStream.range(0, CONDITIONS).forEach(i -> guard.put(condition(i), holds));
    return guard;
  }

  private static String condition(int number) {
    return "condition" + number;
  }
}
