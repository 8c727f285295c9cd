package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.TaskRun;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nothing is begun that cannot end in time: no further transition when the invocation is nearly
 * over, no command that outlasts what watches it, no heartbeat after the global time-out.
 */
final class Deadlines implements Oracle {

  private static final Duration LEAST_TIME = Duration.ofSeconds(10);
  private static final Duration LONGEST_ACTION = Duration.ofHours(48);

  @Override
  public Promise promise() {
    return Promise.S12;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.of(
            trace.steps().flatMap(step -> tooLate(trace, step)),
            trace.commands().stream().flatMap(command -> tooLong(trace, command)),
            trace
                .calls("Auto Scaling RecordLifecycleActionHeartbeat")
                .flatMap(call -> afterTheEnd(trace, call)))
        .flatMap(texts -> texts);
  }

  /** A second transition of an invocation, although no call since the first had the time for it. */
  private static Stream<String> tooLate(Trace<?> trace, Step step) {
    return trace.writer(step.after()).filter(call -> isTransition(trace, step)).stream()
        .flatMap(
            call ->
                trace.steps(step.node()).stream()
                    .filter(one -> one.after().writer() < call.number())
                    .filter(one -> isTransition(trace, one))
                    .flatMap(one -> trace.writer(one.after()).stream())
                    .filter(one -> one.invocation() == call.invocation())
                    .reduce((a, b) -> b)
                    .filter(first -> nobodyHadTime(trace, first, call))
                    .stream()
                    .map(
                        first ->
                            "%s: call %d stores a further transition with %s left"
                                .formatted(step.node(), call.number(), call.remaining())));
  }

  /** A row, one that stays or removes too, or a failure; the deletion follows its row. */
  private static boolean isTransition(Trace<?> trace, Step step) {
    return step.after().exists() && (step.changesStatus() || step.fails() || isRow(trace, step));
  }

  private static boolean isRow(Trace<?> trace, Step step) {
    return step.decides()
        && trace
            .tasks(step.node())
            .filter(run -> run.phase() == TaskRun.Phase.BEFORE_STORE)
            .anyMatch(run -> trace.stored(run).equals(Optional.of(step)));
  }

  private static boolean nobodyHadTime(Trace<?> trace, AwsCall first, AwsCall last) {
    return trace
        .callsBeside(first)
        .filter(call -> call.number() > first.number() && call.number() <= last.number())
        .allMatch(call -> call.remaining().plus(trace.skew()).compareTo(LEAST_TIME) < 0);
  }

  private static <S extends Enum<S>> Stream<String> tooLong(Trace<S> trace, Command command) {
    String row = command.comment().substring(command.comment().lastIndexOf('/') + 1);
    Duration limit =
        trace
            .table()
            .row(row)
            .flatMap(TransitionRow::dest)
            .flatMap(trace.table()::firstTimeout)
            .orElse(World.HOOK_TIME);
    Duration longest =
        command.runsScript()
            ? command.timeout().plus(command.executionTimeout())
            : command.timeout(); // how long a document runs is its own affair
    return longest.compareTo(limit) > 0
        ? Stream.of(
            "the command of %s may take %s of %s".formatted(command.comment(), longest, limit))
        : Stream.empty();
  }

  private static Stream<String> afterTheEnd(Trace<?> trace, AwsCall call) {
    Duration hundred = World.HOOK_TIME.multipliedBy(100);
    Duration global = hundred.compareTo(LONGEST_ACTION) < 0 ? hundred : LONGEST_ACTION;
    Instant latest = call.at().minus(global).minus(trace.skew());
    return trace
        .before(call.subject(), call)
        .actionAt()
        .filter(
            opened ->
                trace
                    .before(call.subject(), call)
                    .token()
                    .filter(call.detail()::equals)
                    .isPresent())
        .filter(opened -> opened.isBefore(latest))
        .stream()
        .map(opened -> "call %d heartbeats an action of %s".formatted(call.number(), opened));
  }
}
