package dev.lifecycle.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command's times are Systems Manager's and end before its result must be there. */
class CommandTimesTest {

  private static final int MINUTE = 60;
  private static final int TWO_DAYS = 48 * 60 * 60;

  @Test
  void bothTimesAndTheEventFitEveryLimitFromAMinuteToTwoDays() {
    for (int limit = MINUTE; limit <= TWO_DAYS; limit++) {
      CommandTimes times = CommandTimes.within(Duration.ofSeconds(limit)).orElseThrow();
      long delivery = times.delivery().toSeconds();
      long execution = times.execution().toSeconds();

      assertThat(delivery).as("delivery within %s s", limit).isBetween(30L, 2_592_000L);
      assertThat(execution).as("execution within %s s", limit).isBetween(5L, 172_800L);
      assertThat(limit - delivery - execution).as("margin of %s s", limit).isBetween(15L, 31L);
    }
  }

  @Test
  void aLongerLimitShortensNothing() {
    CommandTimes before = CommandTimes.within(Duration.ofSeconds(MINUTE)).orElseThrow();
    for (int limit = MINUTE + 1; limit <= TWO_DAYS; limit++) {
      CommandTimes times = CommandTimes.within(Duration.ofSeconds(limit)).orElseThrow();
      assertThat(times.delivery()).isGreaterThanOrEqualTo(before.delivery());
      assertThat(times.execution().plusSeconds(1)).isGreaterThanOrEqualTo(before.execution());
      before = times;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M, PT30S, PT15S",
    "PT2M, PT30S, PT1M",
    "PT10M, PT2M30S, PT7M",
    "PT1H, PT10M, PT49M30S",
    "PT48H, PT10M, PT47H49M30S"
  })
  void aQuarterIsForTheDelivery(Duration limit, Duration delivery, Duration execution) {
    assertThat(CommandTimes.within(limit)).contains(new CommandTimes(delivery, execution));
  }

  @ParameterizedTest
  @CsvSource({"30, false", "35, false", "36, true", "47, true"})
  void aHookThatIsShorterThanTheShortestCommandHasNone(int seconds, boolean fits) {
    Duration limit = Duration.ofSeconds(seconds);

    assertThat(CommandTimes.within(limit).isPresent()).isEqualTo(fits);
    CommandTimes.within(limit)
        .ifPresent(
            times ->
                assertThat(times.delivery().plus(times.execution()).compareTo(limit)).isNegative());
  }
}
