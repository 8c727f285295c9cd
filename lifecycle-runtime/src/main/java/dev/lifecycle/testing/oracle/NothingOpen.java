package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.aws.HookResult;
import java.util.stream.Stream;

/** Every lifecycle action ends by a call in time, and then no record waits for anything. */
final class NothingOpen implements Oracle {

  @Override
  public Promise promise() {
    return Promise.L1;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return Stream.of(
            trace.instances().entrySet().stream()
                .filter(instance -> instance.getValue().endsWith(":Wait"))
                .map(i -> "%s still hangs in %s".formatted(i.getKey(), i.getValue())),
            trace.results().stream()
                .filter(result -> result.cause() == HookResult.Cause.TIME_OUT)
                .map(r -> "the %s of %s timed out".formatted(r.hook(), r.instance())),
            trace.nodes().flatMap(node -> open(trace, node)))
        .flatMap(texts -> texts);
  }

  private static Stream<String> open(Trace<?> trace, String node) {
    Snapshot last = trace.last(node);
    boolean claimed =
        last.time("LeaseUntil")
            .filter(until -> until.isAfter(trace.end().plus(trace.skew())))
            .isPresent();
    return Stream.of(
            claimed ? "is still claimed" : "",
            last.has("Pending") ? "still has something pending" : "",
            last.openIntent().isPresent() ? "still has an open intent" : "",
            last.has("Action") && !last.done() ? "still has an open action" : "")
        .filter(what -> !what.isEmpty())
        .map(what -> node + " " + what);
  }
}
