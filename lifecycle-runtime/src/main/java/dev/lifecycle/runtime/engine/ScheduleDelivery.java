package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.store.Firing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a schedule's firing to the nodes that the model chooses. The choice is stored before the
 * first of them: a repeated delivery goes on with the same nodes, and what a node had of the firing
 * its record knows. Of two deliveries at once both go on with the choice that was stored first. A
 * job without nodes runs at least once. Thread-safe.
 *
 * @param <S> the model's states
 */
final class ScheduleDelivery<S extends Enum<S>> {

  private static final Logger log = LoggerFactory.getLogger(ScheduleDelivery.class);

  // As long as a queue keeps a message.
  private static final Duration KEPT = Duration.ofDays(14);

  private final Parts<S> parts;
  private final Claims claims;
  private final NodeDelivery nodes;

  ScheduleDelivery(Parts<S> parts, Claims claims, NodeDelivery nodes) {
    this.parts = parts;
    this.claims = claims;
    this.nodes = nodes;
  }

  /** Delivers an event to one node. */
  @FunctionalInterface
  interface NodeDelivery {

    /** Claims the node, waiting for it, and delivers the event to it. */
    Answer deliver(String node, LifecycleEvent event, Invocation invocation);
  }

  /**
   * Delivers a firing.
   *
   * @throws RetryableException if it must be delivered again
   * @throws ScheduledMethodException if the model's method threw
   */
  List<Answer> deliver(ScheduleFired event, Invocation invocation) {
    Optional<Firing> known = parts.schedules().latest(event.name());
    if (known.isPresent() && !known.get().time().isBefore(millis(event.time()))) {
      return goOn(event, known.get(), invocation);
    }
    Optional<List<String>> chosen = choose(event, invocation);
    return chosen.isPresent()
        ? begin(event, chosen.get(), invocation)
        : ignored(noMethod(event.name()));
  }

  /** The nodes that the model's method chooses; nothing if it has no such method. */
  private Optional<List<String>> choose(ScheduleFired event, Invocation invocation) {
    ScheduleCall call =
        new ScheduleCall(
            event,
            StoredNodes.readOnly(parts),
            new ScheduleRun(invocation, parts.host(), parts.table().model(), event));
    try {
      return parts.dispatcher().schedule(event.name(), call)
          ? Optional.of(call.chosen())
          : Optional.empty();
    } catch (RetryLater | CallFailedException later) {
      throw new RetryableException("schedule " + event.name(), later);
    } catch (VirtualMachineError broken) {
      throw broken;
    } catch (Throwable thrown) {
      throw new ScheduledMethodException(event.name(), thrown);
    }
  }

  /** Stores the choice; where nobody was chosen nothing is left to do. */
  private List<Answer> begin(ScheduleFired event, List<String> chosen, Invocation invocation) {
    Firing firing = new Firing(event.time(), chosen, chosen.isEmpty());
    Instant expiresAt = parts.host().now().plus(KEPT);
    Firing kept = parts.schedules().keep(event.name(), firing, expiresAt);
    log.info("Schedule {} of {} goes to {}", event.name(), kept.time(), kept.nodes());
    return kept.equals(firing) && kept.done() ? List.of() : goOn(event, kept, invocation);
  }

  private List<Answer> goOn(ScheduleFired event, Firing kept, Invocation invocation) {
    if (kept.time().isAfter(millis(event.time()))) {
      return ignored("a later firing of schedule " + event.name() + " is known");
    }
    if (kept.done()) {
      return ignored("this firing of schedule " + event.name() + " is done: it is a duplicate");
    }
    List<Answer> answers = dispatch(event, kept.nodes(), invocation);
    parts.schedules().done(event.name(), kept.time());
    return answers;
  }

  private List<Answer> dispatch(ScheduleFired event, List<String> ids, Invocation invocation) {
    return new ScheduleRound(event, () -> invocation.remaining(parts.host()))
        .deliver(
            ids,
            id ->
                claims
                    .claimNow(id, invocation)
                    .map(
                        node ->
                            new Delivery<>(
                                    parts, node, invocation, Patience.of(parts.host(), invocation))
                                .deliver(event, false)),
            id -> nodes.deliver(id, event, invocation));
  }

  private String noMethod(String schedule) {
    List<String> rows =
        parts.table().rows().stream()
            .filter(row -> row.schedule().equals(Optional.of(schedule)))
            .map(TransitionRow::id)
            .toList();
    return rows.isEmpty()
        ? "the model has no schedule " + schedule
        : "no @Scheduled method chooses the nodes of schedule " + schedule + " for " + rows;
  }

  private static List<Answer> ignored(String reason) {
    return List.of(Answer.ignored(Optional.empty(), reason));
  }

  /** As records keep times. */
  private static Instant millis(Instant time) {
    return Instant.ofEpochMilli(time.toEpochMilli());
  }
}
