package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.LogKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every record that is due, oldest first: one that cannot be brought on does not stop the
 * others. Thread-safe.
 *
 * @param <S> the model's states
 */
final class Sweep<S extends Enum<S>> {

  /** The name of the schedule that sweeps. */
  static final String SCHEDULE = "lifecycle-sweep";

  private static final Logger log = LoggerFactory.getLogger(Sweep.class);
  private static final Duration LEAST_TIME = Duration.ofSeconds(20);

  private final Parts<S> parts;
  private final Claims claims;

  Sweep(Parts<S> parts, Claims claims) {
    this.parts = parts;
    this.claims = claims;
  }

  List<Answer> sweep(LifecycleEvent event, Invocation invocation) {
    List<Answer> answers = new ArrayList<>();
    for (String id : parts.store().due(parts.host().now())) {
      if (invocation.remaining(parts.host().now()).compareTo(LEAST_TIME) < 0) {
        log.warn("The sweep stops before {}: its time is nearly over; the next one goes on", id);
        break;
      }
      LogKey.NODE.during(id, () -> look(id, event, invocation)).ifPresent(answers::add);
    }
    return answers;
  }

  private Optional<Answer> look(String id, LifecycleEvent event, Invocation invocation) {
    try {
      return claims
          .claimNow(id, invocation)
          .map(session -> new Delivery<>(parts, session, invocation).sweep(event));
    } catch (RuntimeException failed) {
      log.warn("The sweep could not bring {} on", id, failed);
      return Optional.of(Answer.ignored(Optional.of(id), "not brought on: " + failed.getMessage()));
    }
  }
}
