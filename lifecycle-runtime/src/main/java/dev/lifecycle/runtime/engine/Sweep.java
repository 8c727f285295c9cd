package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.action.GroupInstance;
import dev.lifecycle.runtime.action.ThrottledException;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.report.LogKey;
import dev.lifecycle.runtime.store.NodeRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private static final int MOST_WAITING = 100;

  private final Parts<S> parts;
  private final Claims claims;

  Sweep(Parts<S> parts, Claims claims) {
    this.parts = parts;
    this.claims = claims;
  }

  List<Answer> sweep(LifecycleEvent event, Invocation invocation) {
    List<Answer> answers = new ArrayList<>();
    for (String id : parts.store().due(parts.host().now())) {
      if (!hasTime(invocation)) {
        log.warn("The sweep stops before {}: its time is nearly over; the next one goes on", id);
        break;
      }
      Look look = LogKey.NODE.during(id, () -> look(id, event, invocation));
      look.answer().ifPresent(answers::add);
      if (look.throttled()) {
        log.warn("The sweep stops at {}: Auto Scaling is too busy; the next one goes on", id);
        return answers;
      }
    }
    answers.addAll(stranded(invocation));
    return answers;
  }

  /** What looking at a record came to, and whether Auto Scaling was too busy for it. */
  private record Look(Optional<Answer> answer, boolean throttled) {}

  /**
   * Instances that a hook holds up although nothing is known of an open action: the event may be
   * lost. No API gives their token, so they are reported only.
   */
  private List<Answer> stranded(Invocation invocation) {
    try {
      List<GroupInstance> waiting =
          parts
              .actions()
              .instances(parts.configuration().groups())
              .flatMap(List::stream)
              .filter(GroupInstance::waits)
              .collect(Collectors.toCollection(ArrayList::new));
      if (waiting.size() > MOST_WAITING) { // a few of them, others each time
        int first = (int) (parts.host().chance().getAsDouble() * waiting.size());
        Collections.rotate(waiting, -first);
      }
      return waiting.stream()
          .limit(MOST_WAITING)
          .takeWhile(instance -> hasTime(invocation))
          .filter(instance -> isStranded(instance.instanceId()))
          .map(Sweep::report)
          .toList();
    } catch (CallFailedException failed) {
      log.warn("The sweep could not look for waiting instances: {}", failed.getMessage());
      return List.of();
    }
  }

  /** An instance that is not ready yet is waited for as it should be. */
  private boolean isStranded(String id) {
    Optional<NodeRecord> record = parts.store().read(id);
    return record.isEmpty()
        || record.get().openAction().isEmpty()
            && !parts.table().pending().contains(record.get().status());
  }

  private static Answer report(GroupInstance instance) {
    String why =
        "waits in %s of %s without an open lifecycle action: its event may be lost"
            .formatted(instance.state(), instance.group());
    log.warn("{} {}", instance.instanceId(), why);
    return Answer.ignored(Optional.of(instance.instanceId()), why);
  }

  private boolean hasTime(Invocation invocation) {
    return invocation.remaining(parts.host()).compareTo(LEAST_TIME) >= 0;
  }

  private Look look(String id, LifecycleEvent event, Invocation invocation) {
    try {
      Patience patience = Patience.none(parts.host(), invocation);
      return new Look(
          claims
              .claimNow(id, invocation)
              .map(session -> new Delivery<>(parts, session, invocation, patience).sweep(event)),
          false);
    } catch (RuntimeException failed) {
      log.warn("The sweep could not bring {} on", id, failed);
      return new Look(
          Optional.of(Answer.ignored(Optional.of(id), "not brought on: " + failed.getMessage())),
          failed.getCause() instanceof ThrottledException);
    }
  }
}
