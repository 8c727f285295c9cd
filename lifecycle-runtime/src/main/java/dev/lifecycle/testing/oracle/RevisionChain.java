package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A record's versions are one chain: each is written by the invocation that holds the record, on
 * the revision that it knows; and who lost a record makes no further call for it.
 */
final class RevisionChain implements Oracle {

  // One store may journal what it supersedes beside what it does.
  private static final int LONGEST_JUMP = 3;

  @Override
  public Promise promise() {
    return Promise.S2;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.concat(
        trace.nodes().flatMap(node -> chain(trace, node)),
        trace.calls().stream().flatMap(call -> afterLoss(trace, call)));
  }

  private Stream<String> chain(Trace<?> trace, String node) {
    List<String> broken = new ArrayList<>();
    Set<String> writes = new HashSet<>();
    for (Step step : trace.steps(node)) {
      Snapshot before = step.before();
      Snapshot after = step.after();
      if (before.exists() && after.exists()) {
        long jump = after.revision() - before.revision();
        if (jump < 0 || jump > LONGEST_JUMP) {
          broken.add(
              "%s went from revision %d to %d"
                  .formatted(node, before.revision(), after.revision()));
        }
        if (jump == 0 && step.byFunction() && decides(step)) {
          broken.add("%s was decided twice at revision %d".formatted(node, after.revision()));
        }
      }
      Optional<String> write = after.text("WriteId");
      if (write.isPresent() && !write.equals(before.text("WriteId")) && !writes.add(write.get())) {
        broken.add(
            "%s: an earlier write came back at revision %d".formatted(node, after.revision()));
      }
      trace.writer(after).flatMap(call -> held(trace, step, call)).ifPresent(broken::add);
    }
    return broken.stream();
  }

  private static boolean decides(Step step) {
    return step.changesStatus()
        || (step.before().token().equals(step.after().token())
            && !step.before().result().equals(step.after().result()));
  }

  /** A lease is taken when it is free, and only its holder writes. */
  private static Optional<String> held(Trace<?> trace, Step step, AwsCall call) {
    Optional<String> owner = step.before().text("LeaseOwner");
    if (Trace.claims(call)) {
      boolean free =
          owner.isEmpty()
              || owner.equals(step.after().text("LeaseOwner"))
              || step.before()
                  .time("LeaseUntil")
                  .orElseThrow()
                  .isBefore(step.after().at().plus(trace.skew()));
      return free
          ? Optional.empty()
          : Optional.of("%s was claimed while it was held".formatted(step.node()));
    }
    boolean holds =
        owner.isPresent()
            && trace.steps(step.node()).stream()
                .filter(other -> other.after().text("LeaseOwner").equals(owner))
                .findFirst()
                .flatMap(taken -> trace.writer(taken.after()))
                .filter(taken -> taken.invocation() == call.invocation())
                .isPresent();
    return holds
        ? Optional.empty()
        : Optional.of(
            "%s was written by call %d, which does not hold it"
                .formatted(step.node(), call.number()));
  }

  /** A write that was refused for good: its lease or its revision is lost. */
  private static Stream<String> afterLoss(Trace<?> trace, AwsCall lost) {
    boolean repeated =
        lost.fault().filter(f -> f == Fault.REPEATED || f == Fault.OVERTAKEN).isPresent();
    if (repeated
        || !lost.answered()
        || !Trace.writes(lost)
        || lost.name().equals("DynamoDB DeleteItem")
        || !lost.refusal().equals(Optional.of(AwsCall.CONDITION_FAILED))) {
      return Stream.empty();
    }
    return trace
        .callsBeside(lost)
        .filter(call -> call.number() > lost.number())
        .filter(call -> Trace.node(call).equals(lost.subject()))
        .takeWhile(call -> !Trace.claims(call))
        .filter(call -> !call.name().equals("DynamoDB GetItem"))
        .map(
            call ->
                "%s: call %d, %s, follows a lost write"
                    .formatted(lost.subject(), call.number(), call.name()));
  }
}
