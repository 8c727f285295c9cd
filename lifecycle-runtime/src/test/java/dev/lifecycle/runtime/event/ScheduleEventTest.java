package dev.lifecycle.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules: the template's own payload, and plain rules. */
class ScheduleEventTest {

  @Test
  void theTemplatesPayloadNamesTheSchedule() {
    Fixture own =
        new Fixture("{\"lifecycle\":{\"schedule\":\"backup\",\"time\":\"2026-11-23T12:00:00Z\"}}");

    assertThat(own.event())
        .isInstanceOfSatisfying(
            ScheduleFired.class,
            event -> {
              assertThat(event.name()).isEqualTo("backup");
              assertThat(event.time()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:events:eu-west-1:111122223333:rule/lifecycle-sweep, lifecycle-sweep",
    "arn:aws:events:eu-west-1:111122223333:rule/my-bus/nightly, nightly",
    "nightly, nightly"
  })
  void aPlainScheduledEventIsNamedByItsRule(String resource, String name) {
    assertThat(Fixture.named("scheduled").with("resources", "[\"" + resource + "\"]").event())
        .isEqualTo(
            new ScheduleFired(
                "9e6dc0a5-b142-4f70-8ec8-4a5b6c7d8e9f",
                Instant.parse("2026-11-23T12:00:00Z"),
                name));
  }

  @Test
  void theSchedulersOwnPayloadIsAnOtherEvent() {
    assertThat(Fixture.named("scheduler").event()).isInstanceOf(OtherEvent.class);
  }
}
