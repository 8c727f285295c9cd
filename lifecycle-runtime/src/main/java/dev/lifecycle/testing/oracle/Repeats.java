package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.AwsCall;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is done is not done again: neither a confirmed completion nor a judged result. */
final class Repeats implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S8;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.concat(
        trace
            .calls(Completions.CALL)
            .filter(call -> wasDone(trace, call))
            .map(call -> "call %d completes %s again".formatted(call.number(), call.subject())),
        trace
            .nodes()
            .filter(node -> waitsAgain(trace, node))
            .map(node -> node + " waits again for a command whose result was judged"));
  }

  /** Whether the invocation found the action done when it took the record. */
  private static boolean wasDone(Trace<?> trace, AwsCall call) {
    return trace
        .claim(call.subject(), call)
        .filter(claim -> claim.refusal().isEmpty()) // else it was gone, or held, by then
        .map(claim -> trace.before(call.subject(), claim))
        .filter(Snapshot::done)
        .filter(found -> found.token().equals(Optional.of(Completions.token(call))))
        .isPresent();
  }

  private static boolean waitsAgain(Trace<?> trace, String node) {
    Set<String> judged = new HashSet<>();
    for (Step step : trace.steps(node)) {
      Optional<String> command = step.after().commandId();
      if (!command.equals(step.before().commandId())) {
        step.before().commandId().ifPresent(judged::add);
        if (command.filter(judged::contains).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }
}
