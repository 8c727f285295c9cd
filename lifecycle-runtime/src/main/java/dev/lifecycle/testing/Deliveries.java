package dev.lifecycle.testing;

import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events of a story: what they say, how they come, and which told of the latest step. */
final class Deliveries {

  private final World world;
  private List<Duration> delays = List.of(Duration.ZERO);
  private Optional<String> latest = Optional.empty();
  private boolean telling;
  private int events;

  /** The events of this world come once and at once. */
  Deliveries(World world) {
    this.world = world;
    world.deliveries(this::of);
  }

  /** From now on each event comes so often, after these delays. */
  void come(List<Duration> after) {
    delays = after;
  }

  private List<Duration> of(String event) {
    if (telling) {
      latest = Optional.of(event);
      telling = false;
    }
    return delays;
  }

  /** The next event tells of a step. */
  void tell() {
    telling = true;
  }

  void send(String event) {
    of(event).forEach(delay -> world.put(event, delay));
  }

  /** The event that told of the latest step of which one told. */
  String latest() {
    return latest.orElseThrow(() -> new IllegalStateException("there was no event yet to repeat"));
  }

  /** What the generated template's schedules send. */
  String firing(String schedule) {
    return Json.write(
        Map.of(
            "lifecycle", Map.of("schedule", schedule, "time", world.time().instant().toString())));
  }

  /** What EventBridge sends. */
  String envelope(String source, String detailType, List<String> resources, Map<String, ?> detail) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", new UUID(0, ++events));
    event.put("detail-type", detailType);
    event.put("source", source);
    event.put("account", "123456789012");
    event.put("time", world.time().instant());
    event.put("region", "eu-west-1");
    event.put("resources", resources);
    event.put("detail", detail);
    return Json.write(event);
  }
}
