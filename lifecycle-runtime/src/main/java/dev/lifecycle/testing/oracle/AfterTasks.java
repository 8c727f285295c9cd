package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.testing.world.TaskRun;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The after tasks of a stored row run to their end at least once, unless one of them throws or the
 * third start of them did not end either.
 */
final class AfterTasks implements Oracle {

  private static final long MOST_STARTS = 3;

  @Override
  public Promise promise() {
    return Promise.S5;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace
        .nodes()
        .flatMap(node -> Stream.concat(unmarked(trace, node), dropped(trace, node)));
  }

  /** Rows that are stored without a word of what is still to do: after a crash nobody would. */
  private static Stream<String> unmarked(Trace<?> trace, String node) {
    return trace
        .tasks(node)
        .filter(run -> run.phase() == TaskRun.Phase.BEFORE_STORE && hasAfterTasks(trace, run.row()))
        .flatMap(
            run ->
                trace
                    .stored(run)
                    .filter(step -> !step.after().pendingRow().equals(Optional.of(run.row())))
                    .map(
                        step ->
                            "%s: call %d stores %s without its after tasks"
                                .formatted(node, step.after().writer(), run.row()))
                    .stream());
  }

  private static Stream<String> dropped(Trace<?> trace, String node) {
    List<Step> steps = trace.steps(node);
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).decides())
        .boxed()
        .flatMap(
            i ->
                steps.get(i).after().pendingRow().stream()
                    .filter(row -> hasAfterTasks(trace, row))
                    .flatMap(
                        row ->
                            dropped(trace, row, steps.get(i), steps.subList(i + 1, steps.size()))));
  }

  private static Stream<String> dropped(Trace<?> trace, String row, Step stored, List<Step> later) {
    return later.stream()
        .filter(step -> step.ends(row))
        .limit(1)
        .filter(end -> end.byFunction() && !isGivenUp(end) && !isDone(trace, row, stored, end))
        .map(
            end ->
                "%s: no after task of %s is pending since call %d, but they did not end"
                    .formatted(end.node(), row, end.after().writer()));
  }

  private static boolean isGivenUp(Step end) {
    return end.fails() && end.before().pendingStarts() >= MOST_STARTS;
  }

  private static boolean isDone(Trace<?> trace, String row, Step stored, Step end) {
    return trace
        .tasks(stored.node())
        .filter(run -> run.phase() == TaskRun.Phase.AFTER_STORE && run.row().equals(row))
        .filter(run -> run.begun() >= stored.after().writer())
        .filter(run -> run.ended() < end.after().writer())
        .anyMatch(run -> run.threw().map(AfterTasks::isFinal).orElse(true));
  }

  /** What was killed, or could not make a call, is run again. */
  private static boolean isFinal(Throwable thrown) {
    return !(thrown instanceof VirtualMachineError || thrown instanceof CallFailedException);
  }

  private static boolean hasAfterTasks(Trace<?> trace, String row) {
    return trace.table().row(row).filter(known -> !known.after().isEmpty()).isPresent();
  }
}
