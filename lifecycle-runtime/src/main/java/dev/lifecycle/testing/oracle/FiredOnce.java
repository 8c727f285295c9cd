package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.DeadlinePassed;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.testing.world.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One event fires one row of a node at most, however often it comes. Lifecycle actions and results
 * of commands have their own oracles.
 */
final class FiredOnce implements Oracle {

  /** A record remembers so many events that fired a row. */
  private static final int REMEMBERED = 4;

  @Override
  public Promise promise() {
    return Promise.S8;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace.nodes().flatMap(node -> violations(trace, node));
  }

  /** A row that an event fired. */
  private record Firing(String row, String event, Step step) {}

  private static Stream<String> violations(Trace<?> trace, String node) {
    List<Firing> firings = trace.tasks(node).flatMap(run -> firing(trace, run).stream()).toList();
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < firings.size(); i++) {
      Firing again = firings.get(i);
      List<Firing> remembered = firings.subList(Math.max(0, i - REMEMBERED), i);
      remembered.stream()
          .filter(first -> first.event().equals(again.event()))
          .filter(first -> isOneRecord(trace.steps(node), first.step(), again.step()))
          .findFirst()
          .map(
              first ->
                  "%s fired %s of %s, and then %s"
                      .formatted(again.event(), first.row(), node, again.row()))
          .ifPresent(broken::add);
    }
    return broken.stream();
  }

  private static <S extends Enum<S>> Optional<Firing> firing(Trace<S> trace, TaskRun run) {
    return trace
        .table()
        .row(run.row())
        .filter(row -> triggers(run.event(), row) && !trace.drivesIntent(run))
        .flatMap(row -> trace.stored(run))
        .map(step -> new Firing(run.row(), meaning(run.event()), step));
  }

  private static boolean triggers(LifecycleEvent event, TransitionRow<?> row) {
    return row.on().stream().anyMatch(type -> type.isInstance(event))
        && !(event instanceof InstanceAction
            || event instanceof CommandFinished
            || event instanceof DeadlinePassed);
  }

  private static String meaning(LifecycleEvent event) {
    String what = event.getClass().getSimpleName();
    return event instanceof ScheduleFired fired
        ? "%s %s of %s".formatted(what, fired.name(), fired.time())
        : what + " " + (event.id().isEmpty() ? event.time() : event.id());
  }

  /** Whether nobody else wrote the record anew in between, or deleted it. */
  private static boolean isOneRecord(List<Step> steps, Step first, Step last) {
    return IntStream.range(steps.indexOf(first) + 1, steps.indexOf(last))
        .mapToObj(steps::get)
        .allMatch(step -> step.byFunction() && step.after().exists());
  }
}
