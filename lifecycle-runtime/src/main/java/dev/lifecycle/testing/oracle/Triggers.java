package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.event.DeadlinePassed;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.testing.world.Queue;
import dev.lifecycle.testing.world.TaskRun;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row is fired by what it names and by nothing else, and no action is answered whose kind is
 * unknown.
 */
final class Triggers implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S13;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.concat(
        trace.nodes().flatMap(trace::tasks).flatMap(run -> fired(trace, run)),
        trace.messages().handled().stream().flatMap(message -> answered(trace, message)));
  }

  private static <S extends Enum<S>> Stream<String> fired(Trace<S> trace, TaskRun run) {
    return trace
        .table()
        .row(run.row())
        .filter(row -> run.phase() == TaskRun.Phase.BEFORE_STORE && isTriggered(row))
        .filter(row -> !names(row, run.event()) && !trace.drivesIntent(run))
        .map(
            row ->
                "%s: %s fires %s, which does not name it"
                    .formatted(run.node(), run.event().getClass().getSimpleName(), row.id()))
        .stream();
  }

  private static boolean isTriggered(TransitionRow<?> row) {
    return !row.on().isEmpty() || row.timeout().isPresent();
  }

  private static boolean names(TransitionRow<?> row, LifecycleEvent event) {
    boolean byTime = row.timeout().isPresent() && event instanceof DeadlinePassed;
    boolean ofSchedule =
        row.schedule().isEmpty()
            || event instanceof ScheduleFired fired
                && row.schedule().equals(Optional.of(fired.name()));
    return byTime || ofSchedule && row.on().stream().anyMatch(type -> type.isInstance(event));
  }

  private static Stream<String> answered(Trace<?> trace, Queue.Handled message) {
    return Acknowledged.unknownAction(message.body()).stream()
        .flatMap(
            token ->
                trace.calls(Completions.CALL).filter(call -> Completions.token(call).equals(token)))
        .map(call -> "call %d completes an action of an unknown kind".formatted(call.number()));
  }
}
