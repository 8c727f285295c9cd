package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.CallFailedException;
import dev.lifecycle.runtime.RetryLater;
import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.event.InstanceAction;
import dev.lifecycle.testing.world.TaskRun;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A task that throws is a failure, and the open action has failed with it. Only a row that ignores
 * errors goes on; and an after task whose action is superseded is dropped.
 */
final class TaskFailures implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S5;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.concat(
        trace
            .nodes()
            .flatMap(trace::tasks)
            .flatMap(run -> Stream.concat(ignored(trace, run), forgotten(trace, run))),
        trace.steps().filter(TaskFailures::leavesActionSound).map(TaskFailures::sound));
  }

  /** A task threw, and the others were run as if it had not. */
  private static Stream<String> ignored(Trace<?> trace, TaskRun run) {
    boolean ignores = trace.table().row(run.row()).filter(TransitionRow::ignoresErrors).isPresent();
    return run.failed().isEmpty() || run.threw().isPresent() || ignores
        ? Stream.empty()
        : Stream.of(
            "%s: %s of %s threw, and the row goes on"
                .formatted(run.node(), String.join(", ", run.failed()), run.row()));
  }

  /** What is stored next of the row is anything but the failure. */
  private static Stream<String> forgotten(Trace<?> trace, TaskRun run) {
    return run.threw().filter(TaskFailures::isFinal).stream()
        .filter(thrown -> !isSuperseded(trace, run))
        .flatMap(thrown -> next(trace, run).stream())
        .filter(step -> !tellsOf(run, step))
        .map(
            step ->
                "%s: a task of %s threw, and call %d stores no failure of it"
                    .formatted(run.node(), run.row(), step.after().writer()));
  }

  /** The step by which the invocation that ran the tasks goes on from them. */
  private static Optional<Step> next(Trace<?> trace, TaskRun run) {
    return trace
        .since(run)
        .filter(step -> step.decides() || step.ends(run.row()) || !step.after().exists())
        .findFirst();
  }

  private static boolean tellsOf(TaskRun run, Step step) {
    return step.fails() && step.after().of("Failure", "transition").equals(Optional.of(run.row()));
  }

  /** What asks to be tried again, could not make a call, or was killed is no failure. */
  private static boolean isFinal(Throwable thrown) {
    boolean broken =
        thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError);
    return !(broken || thrown instanceof RetryLater || thrown instanceof CallFailedException);
  }

  /** An action that the record does not have yet runs after tasks once more, before its own row. */
  private static boolean isSuperseded(Trace<?> trace, TaskRun run) {
    return run.phase() == TaskRun.Phase.AFTER_STORE
        && run.event() instanceof InstanceAction action
        && !trace
            .after(run.node(), run.begun())
            .token()
            .equals(Optional.of(action.detail().token()));
  }

  private static boolean leavesActionSound(Step step) {
    Snapshot after = step.after();
    return step.byFunction()
        && step.fails()
        && after.token().isPresent()
        && !after.done()
        && !after.failed();
  }

  private static String sound(Step step) {
    return "%s: call %d stores a failure, and not that the action has failed"
        .formatted(step.node(), step.after().writer());
  }
}
