package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionRow;
import dev.lifecycle.runtime.event.CommandFailed;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A launch goes on only if what its path waited for ended well, and is abandoned only if something
 * failed: whatever a record says became of a command is what became of it.
 */
final class Results implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S5;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace
        .steps()
        .filter(Step::byFunction)
        .flatMap(step -> Stream.concat(decided(trace, step), awaited(trace, step)));
  }

  private static <S extends Enum<S>> Stream<String> decided(Trace<S> trace, Step step) {
    Snapshot after = step.after();
    if (after.result().isEmpty() || after.result().equals(step.before().result())) {
      return Stream.empty();
    }
    boolean abandoned = after.result().get().equals("ABANDON");
    boolean failed = after.launching() && after.failed();
    boolean fails = trace.table().failure().map(trace.table()::storedName).equals(after.status());
    if (abandoned != failed || (fails && after.launching() && !after.failed())) {
      return Stream.of(
          "%s of %s is decided although it %s"
              .formatted(
                  after.result().get(),
                  step.node(),
                  failed ? "failed" : "did not fail as a launch"));
    }
    return Stream.empty();
  }

  /** A command that is no longer waited for, because of what became of it. */
  private static <S extends Enum<S>> Stream<String> awaited(Trace<S> trace, Step step) {
    Optional<Command> command =
        step.before()
            .commandId()
            .filter(id -> !step.after().commandId().equals(Optional.of(id)))
            .flatMap(id -> trace.commands().stream().filter(c -> c.id().equals(id)).findFirst());
    if (command.isEmpty() || !step.after().exists()) {
      return Stream.empty();
    }
    if (failedByCommand(step)) {
      return is(trace, command.get(), step, false)
          ? Stream.empty()
          : wrong(step, command.get(), "is said to have failed");
    }
    if (fails(step)) {
      return Stream.empty(); // of something else
    }
    List<TransitionRow<S>> rows =
        step.changesStatus() ? Rows.between(trace.table(), step).toList() : List.of();
    boolean byCommand =
        !rows.isEmpty()
            && rows.stream().allMatch(row -> Rows.awaitsCommand(row) || row.timeout().isPresent());
    boolean bySomethingElse =
        rows.stream().anyMatch(row -> row.timeout().isPresent()) && passed(trace, step);
    boolean known =
        rows.stream()
            .anyMatch(
                row ->
                    (row.on().stream().anyMatch(on -> on != CommandFailed.class)
                            && is(trace, command.get(), step, true))
                        || (row.on().stream().anyMatch(on -> on != CommandSucceeded.class)
                            && is(trace, command.get(), step, false)));
    return byCommand && !bySomethingElse && !known
        ? wrong(
            step,
            command.get(),
            "is said to have ended so that it goes on to " + step.after().status().orElse(""))
        : Stream.empty();
  }

  private static boolean failedByCommand(Step step) {
    Snapshot after = step.after();
    return fails(step)
        && after.of("Failure", "event").equals(Optional.of("CommandFailed"))
        && after.of("Failure", "transition").equals(Optional.of("command"));
  }

  private static boolean fails(Step step) {
    return !step.after().failure().equals(step.before().failure());
  }

  private static boolean passed(Trace<?> trace, Step step) {
    Instant latest = step.after().at().plus(trace.skew());
    return step.before().time("Deadline").filter(at -> !at.isAfter(latest)).isPresent();
  }

  private static boolean is(Trace<?> trace, Command command, Step step, boolean well) {
    boolean ended =
        Optional.ofNullable(trace.ended().get(command.id()))
            .filter(at -> !at.isAfter(step.after().at()))
            .isPresent();
    return ended && well == (command.status() == CommandStatus.SUCCESS);
  }

  private static Stream<String> wrong(Step step, Command command, String what) {
    return Stream.of(
        "%s: its command %s, but it is %s".formatted(step.node(), what, command.status()));
  }
}
