package dev.lifecycle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {

  private static final List<Integer> MANY = IntStream.range(0, 500).boxed().toList();

  @Test
  void findsTheFewThatAreEnoughTogether() {
    List<Integer> guilty = List.of(3, 257, 499);

    assertThat(Shrinking.least(MANY, some -> some.containsAll(guilty), 1000)).isEqualTo(guilty);
  }

  @Test
  void findsOneOfSeveralReasons() {
    assertThat(
            Shrinking.least(
                MANY, some -> some.contains(100) || some.containsAll(List.of(7, 8)), 1000))
        .isIn(List.of(100), List.of(7, 8));
  }

  @Test
  void needsNothingIfItFailsAnyway() {
    assertThat(Shrinking.least(MANY, some -> true, 1000)).isEmpty();
  }

  @Test
  void keepsAllIfAllAreNeeded() {
    assertThat(Shrinking.least(MANY, some -> some.size() == 500, 2000)).isEqualTo(MANY);
  }

  @Test
  void stopsAfterSoManyTriesWithWhatIsStillEnough() {
    AtomicInteger tries = new AtomicInteger();

    List<Integer> rest =
        Shrinking.least(
            MANY,
            some -> {
              tries.incrementAndGet();
              return some.containsAll(List.of(1, 498));
            },
            20);

    assertThat(tries).hasValueLessThanOrEqualTo(20);
    assertThat(rest).contains(1, 498).hasSizeLessThan(500);
  }
}
