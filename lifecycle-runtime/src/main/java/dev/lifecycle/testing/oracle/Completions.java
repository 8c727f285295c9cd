package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.AwsCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A lifecycle action is completed by its token, with the result that was stored before, or if there
 * was no record; and all calls for one token say the same.
 */
final class Completions implements Oracle {

  static final String CALL = "Auto Scaling CompleteLifecycleAction";

  @Override
  public Promise promise() {
    return Promise.S4;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    Map<String, String> results = new HashMap<>();
    return Stream.concat(
        trace.calls(CALL).flatMap(call -> judge(trace, call, results)),
        trace.steps().flatMap(Completions::changed));
  }

  private static Stream<String> judge(Trace<?> trace, AwsCall call, Map<String, String> results) {
    String token = token(call);
    String result = result(call);
    if (token.equals("null")) {
      return Stream.of(call.subject() + " was completed without a token");
    }
    String known = results.putIfAbsent(token, result);
    if (known != null && !known.equals(result)) {
      return Stream.of("%s was completed with %s and %s".formatted(call.subject(), known, result));
    }
    boolean decided =
        trace.snapshots(call.subject()).stream()
            .filter(snapshot -> snapshot.after() < call.number())
            .anyMatch(
                snapshot ->
                    snapshot.token().equals(Optional.of(token))
                        && snapshot.result().equals(Optional.of(result)));
    return decided || wasAbsent(trace, call)
        ? Stream.empty()
        : Stream.of(
            "%s was completed by call %d before it was decided"
                .formatted(call.subject(), call.number()));
  }

  /** Whether there was no record at some time since the invocation first asked for it. */
  private static boolean wasAbsent(Trace<?> trace, AwsCall call) {
    long first =
        trace
            .callsBeside(call)
            .filter(one -> one.subject().equals(call.subject()))
            .mapToLong(AwsCall::number)
            .min()
            .orElse(call.number());
    return trace.snapshots(call.subject()).stream()
            .filter(snapshot -> snapshot.after() >= first && snapshot.after() < call.number())
            .anyMatch(snapshot -> !snapshot.exists())
        || trace.snapshots(call.subject()).stream()
            .filter(snapshot -> snapshot.after() < first)
            .reduce((a, b) -> b)
            .filter(Snapshot::exists)
            .isEmpty();
  }

  private static Stream<String> changed(Step step) {
    boolean changed =
        step.before().token().equals(step.after().token())
            && step.before().result().isPresent()
            && !step.before().result().equals(step.after().result());
    return changed
        ? Stream.of(
            "the result of %s changed from %s to %s"
                .formatted(
                    step.node(),
                    step.before().result().get(),
                    step.after().result().orElse("none")))
        : Stream.empty();
  }

  static String token(AwsCall call) {
    return call.detail().split(" ")[0];
  }

  private static String result(AwsCall call) {
    return call.detail().split(" ")[1];
  }
}
