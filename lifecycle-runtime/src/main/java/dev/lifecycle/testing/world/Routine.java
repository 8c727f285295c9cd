package dev.lifecycle.testing.world;

import dev.lifecycle.testing.aws.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What happens again and again: the sweep, and a model's schedules. */
final class Routine {

  private final ManualTime time;
  private final Map<String, Instant> next = new HashMap<>();

  Routine(ManualTime time) {
    this.time = time;
  }

  /** From now on this is done each time the period has passed. */
  void every(String name, Duration period, Runnable what) {
    next.put(name, time.instant().plus(period));
    time.after(
        period,
        () -> {
          every(name, period, what);
          what.run();
        });
  }

  /** How much of it falls due until then, the next time of each alone. */
  long due(Instant until) {
    return next.values().stream().filter(at -> !at.isAfter(until)).count();
  }

  /** What the generated template's schedules send. */
  String firing(String schedule) {
    return "{\"lifecycle\":{\"schedule\":\"%s\",\"time\":\"%s\"}}"
        .formatted(schedule, time.instant());
  }
}
