package dev.lifecycle.runtime.event;

/** Schedules: the template's own payload, and plain rules. */
final class ScheduleEvents {

  private ScheduleEvents() {}

  /** What the template's schedules send. */
  static Decoded own(JsonFields lifecycle) {
    return new Decoded.Event(
        new ScheduleFired(
            lifecycle.text("id").orElse(""),
            lifecycle.time("time"),
            lifecycle.requiredText("schedule")));
  }

  /** A plain Scheduled Event is named by the last segment of its rule's ARN. */
  static Decoded decode(BridgeEvent event) {
    if (!event.detailType().equals("Scheduled Event")) {
      return event.other();
    }
    String rule =
        event.fields().strings("resources").stream()
            .findFirst()
            .orElseThrow(() -> event.fields().wrong("resources", "names no rule"));
    String name = rule.substring(rule.lastIndexOf('/') + 1);
    if (name.isBlank()) {
      throw event.fields().wrong("resources", "names no rule");
    }
    return new Decoded.Event(new ScheduleFired(event.id(), event.time(), name.strip()));
  }
}
