package dev.lifecycle.runtime.event;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What operators ask by {@code {"lifecycle":{...}}}. */
final class OperatorRequests {

  private static final List<String> VERBS = List.of("describe", "explain", "retry", "status");

  private OperatorRequests() {}

  /** The word that makes it a request, if it is one. */
  static Optional<String> verb(JsonFields lifecycle) {
    return VERBS.stream().filter(lifecycle::has).findFirst();
  }

  /**
   * The request of this verb.
   *
   * @param events decodes the event that is to be explained
   */
  static Decoded decode(String verb, JsonFields lifecycle, Function<JsonFields, Decoded> events) {
    return new Decoded.Request(
        switch (verb) {
          case "describe" -> new OperatorRequest.Describe(lifecycle.instanceId(verb));
          case "explain" ->
              new OperatorRequest.Explain(
                  lifecycle.instanceId(verb),
                  event(lifecycle, events.apply(lifecycle.object("event"))));
          case "retry" -> new OperatorRequest.Retry(lifecycle.instanceId(verb));
          case "status" -> new OperatorRequest.Status();
          default -> throw new IllegalArgumentException(verb);
        });
  }

  private static LifecycleEvent event(JsonFields lifecycle, Decoded decoded) {
    if (decoded instanceof Decoded.Event event) {
      return event.event();
    }
    throw lifecycle.wrong("event", "would be dropped: there is nothing to explain");
  }
}
