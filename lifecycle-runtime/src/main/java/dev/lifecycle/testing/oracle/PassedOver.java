package dev.lifecycle.testing.oracle;

import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.event.InstanceStateChanged;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Queue;
import dev.lifecycle.testing.world.TaskRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is neither an action nor a result is acknowledged only once it was heard: an event of EC2
 * has fired its row, if its node's state has one that nothing guards, and a schedule's firing has
 * come to the nodes that were chosen for it.
 */
final class PassedOver implements Oracle {

  private static final Map<String, Class<? extends LifecycleEvent>> TYPES =
      Map.of(
          "EC2 Spot Instance Interruption Warning", SpotInterruption.class,
          "EC2 Instance Rebalance Recommendation", RebalanceRecommended.class,
          "EC2 Instance State-change Notification", InstanceStateChanged.class);

  @Override
  public Promise promise() {
    return Promise.S18;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace.messages().handled().stream()
        .filter(message -> DeadLetters.isReadable(message.body()))
        .flatMap(message -> judge(trace, message));
  }

  private static <S extends Enum<S>> Stream<String> judge(Trace<S> trace, Queue.Handled message) {
    JrsValue event = Json.read(message.body());
    Optional<String> schedule = text(event.path("lifecycle"), "schedule");
    if (schedule.isPresent()) {
      Instant fired = Instant.parse(event.path("lifecycle").path("time").asText());
      return isUnderWay(trace, schedule.get(), fired, message)
          ? Stream.of("a firing of " + schedule.get() + " was acknowledged and is not done")
          : Stream.empty();
    }
    return Stream.ofNullable(TYPES.get(text(event, "detail-type").orElse("")))
        .filter(type -> fires(trace, type, event, message))
        .map(
            type ->
                "%s of %s was acknowledged and fired no row"
                    .formatted(type.getSimpleName(), node(event)));
  }

  private static Optional<String> text(JrsValue object, String field) {
    JrsValue value = object.path(field);
    return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
  }

  private static String node(JrsValue event) {
    return event.path("detail").path("instance-id").asText();
  }

  /** A firing is forgotten once a later one is known; the sweep's are not kept. */
  private static boolean isUnderWay(
      Trace<?> trace, String schedule, Instant fired, Queue.Handled message) {
    String item = "schedule:%s:%s".formatted(trace.table().model(), schedule);
    Snapshot known = trace.at(item, message.at());
    Instant time = fired.truncatedTo(ChronoUnit.MILLIS);
    return !trace.snapshots(item).isEmpty()
        && known
            .time("Fired")
            .filter(last -> last.isAfter(time) || last.equals(time) && known.isTrue("Done"))
            .isEmpty();
  }

  /** Whether a row should have fired, and none did, now or when the event came before. */
  private static <S extends Enum<S>> boolean fires(
      Trace<S> trace, Class<? extends LifecycleEvent> type, JrsValue event, Queue.Handled message) {
    String node = node(event);
    List<Snapshot> found = found(trace, node, message);
    return !found.isEmpty()
        && found.stream().allMatch(snapshot -> names(trace.table(), snapshot, type))
        && trace
            .tasks(node)
            .filter(run -> text(event, "id").equals(Optional.of(run.event().id())))
            .noneMatch(run -> isDecided(trace, run, message.at()))
        && trace.steps(node).stream()
            .filter(step -> isBy(trace, step, message))
            .noneMatch(Step::fails);
  }

  /** Whether the row's store, its command's intent or its failure followed by then. */
  private static boolean isDecided(Trace<?> trace, TaskRun run, Instant end) {
    return trace
        .since(run)
        .filter(step -> !step.after().at().isAfter(end))
        .anyMatch(step -> step.decides() || step.after().openIntent().isPresent());
  }

  /** The record as the invocation took it, and all that became of it until the acknowledgement. */
  private static List<Snapshot> found(Trace<?> trace, String node, Queue.Handled message) {
    return trace
        .calls("DynamoDB UpdateItem")
        .filter(call -> call.invocation() == message.invocation() && call.subject().equals(node))
        .filter(call -> Trace.claims(call) && call.refusal().isEmpty())
        .findFirst()
        .map(claim -> since(trace, node, claim, message.at()))
        .orElse(List.of());
  }

  private static List<Snapshot> since(Trace<?> trace, String node, AwsCall claim, Instant end) {
    return Stream.concat(
            Stream.of(trace.before(node, claim)),
            trace.snapshots(node).stream()
                .filter(one -> one.after() >= claim.number() && !one.at().isAfter(end)))
        .toList();
  }

  private static boolean isBy(Trace<?> trace, Step step, Queue.Handled message) {
    return trace
        .writer(step.after())
        .filter(call -> call.invocation() == message.invocation())
        .isPresent();
  }

  /** Whether nothing but its state decides that a row of the record fires: nothing is removed. */
  private static <S extends Enum<S>> boolean names(
      TransitionTable<S> table, Snapshot snapshot, Class<? extends LifecycleEvent> type) {
    boolean removing =
        snapshot
            .pendingRow()
            .flatMap(table::row)
            .filter(row -> row.target() == TransitionRow.Target.REMOVED)
            .isPresent();
    return !removing
        && snapshot.status().flatMap(table::state).stream()
            .flatMap(state -> table.rowsFrom(state).stream())
            .filter(row -> row.when().isEmpty() && row.unless().isEmpty())
            .anyMatch(row -> row.on().contains(type));
  }
}
