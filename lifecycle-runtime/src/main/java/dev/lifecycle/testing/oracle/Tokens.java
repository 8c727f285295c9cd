package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What belongs to one token stays with it: a token that is over never comes back, and nothing is
 * completed any more that a later action has superseded.
 */
final class Tokens implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S6;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.concat(
        trace
            .nodes()
            .filter(node -> comesBack(trace, node))
            .map(node -> "a token of %s came back".formatted(node)),
        trace
            .calls(Completions.CALL)
            .filter(call -> superseded(trace, call))
            .map(
                call ->
                    "call %d completes what was superseded on %s"
                        .formatted(call.number(), call.subject())));
  }

  private static boolean comesBack(Trace<?> trace, String node) {
    Set<String> over = new HashSet<>();
    for (Step step : trace.steps(node)) {
      Optional<String> token = step.after().token();
      if (!token.equals(step.before().token())) {
        step.before().token().ifPresent(over::add);
        if (token.filter(over::contains).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean superseded(Trace<?> trace, AwsCall call) {
    String token = Completions.token(call);
    return trace
        .claim(call.subject(), call)
        .filter(
            claim -> !claim.fault().equals(Optional.of(Fault.PAUSED))) // it found what came later
        .map(claim -> trace.before(call.subject(), claim))
        .flatMap(Snapshot::token)
        .filter(known -> !known.equals(token))
        .filter(known -> hadBefore(trace, call.subject(), token, known))
        .isPresent();
  }

  private static boolean hadBefore(Trace<?> trace, String node, String token, String known) {
    return trace.snapshots(node).stream()
        .takeWhile(snapshot -> !snapshot.token().equals(Optional.of(known)))
        .anyMatch(snapshot -> snapshot.token().equals(Optional.of(token)));
  }
}
