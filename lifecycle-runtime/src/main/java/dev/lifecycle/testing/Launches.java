package dev.lifecycle.testing;

import dev.lifecycle.testing.aws.CommandStatus;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.oracle.Trace;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How launches of a run ended.
 *
 * @param instances whose
 */
record Launches(Trace<?> trace, Predicate<String> instances) {

  static Launches of(Trace<?> trace) {
    return new Launches(trace, instance -> true);
  }

  static Launches of(Trace<?> trace, String instance) {
    return new Launches(trace, instance::equals);
  }

  /** Whether one was let into service, or into the warm pool. */
  boolean anySucceeds() {
    return ended(Hook.Result.CONTINUE).findAny().isPresent();
  }

  /** Whether the function abandoned one: it was not just overtaken by its instance's end. */
  boolean anyIsAbandoned() {
    return ended(Hook.Result.ABANDON).anyMatch(one -> one.cause() == HookResult.Cause.CALL);
  }

  private Stream<HookResult> ended(Hook.Result result) {
    return trace.results().stream()
        .filter(one -> one.direction() == Direction.LAUNCHING && one.result() == result)
        .filter(one -> instances.test(one.instance()));
  }

  /** Whether each command did what it is for. */
  boolean allCommandsSucceed() {
    return trace.commands().stream().allMatch(one -> one.status() == CommandStatus.SUCCESS);
  }

  /** The failure that their records tell of first; those after it may be its consequences. */
  String why() {
    return trace.items().entrySet().stream()
        .filter(record -> instances.test(record.getKey()))
        .flatMap(record -> record.getValue().stream())
        .map(version -> new StoredNode<>(trace.table(), version.item()).failure())
        .flatMap(Optional::stream)
        .findFirst()
        .orElse("no record tells why");
  }
}
