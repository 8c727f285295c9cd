package dev.lifecycle.testing.oracle;

import java.util.stream.Stream;

/** The record of an instance that is gone waits for nothing, whoever ended its hook. */
final class GoneInstances implements Oracle {

  @Override
  public Promise promise() {
    return Promise.L4;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace
        .nodes()
        .filter(node -> !trace.instances().containsKey(node))
        .filter(node -> waits(trace.last(node)))
        .map(
            node ->
                "%s is gone, but its record waits in %s"
                    .formatted(node, trace.last(node).status().orElse("no state")));
  }

  private static boolean waits(Snapshot last) {
    return last.exists()
        && ((last.has("Action") && !last.done())
            || last.has("Command")
            || last.has("Pending")
            || last.has("NextLook"));
  }
}
