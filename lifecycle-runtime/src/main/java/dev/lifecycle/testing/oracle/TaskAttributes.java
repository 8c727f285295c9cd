package dev.lifecycle.testing.oracle;

import dev.lifecycle.testing.world.TaskRun;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What tasks set on their node is stored: with their row, or, by tasks after the store, with the
 * write after which they are not run again.
 */
final class TaskAttributes implements Oracle {

  @Override
  public Promise promise() {
    return Promise.S17;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace
        .nodes()
        .flatMap(trace::tasks)
        .filter(run -> run.endedWell() && !run.changes().isEmpty())
        .flatMap(run -> violations(trace, run));
  }

  private static Stream<String> violations(Trace<?> trace, TaskRun run) {
    return trace
        .stored(run)
        .filter(step -> step.after().exists())
        .map(step -> lost(trace, run, step))
        .orElseGet(Stream::empty);
  }

  private static Stream<String> lost(Trace<?> trace, TaskRun run, Step step) {
    Map<String, AttributeValue> item = step.after().version().item();
    return run.changes().entrySet().stream()
        .filter(change -> !isSetLater(trace, run, step, change.getKey()))
        .filter(change -> !isIn(item, change.getKey(), change.getValue()))
        .map(
            change ->
                "%s: the tasks of %s %s %s, and call %d does not store that"
                    .formatted(
                        run.node(),
                        run.row(),
                        change.getValue().isPresent() ? "set" : "remove",
                        change.getKey(),
                        step.after().writer()));
  }

  /** Whether other tasks set it before the same write. */
  private static boolean isSetLater(Trace<?> trace, TaskRun run, Step step, String name) {
    return trace
        .tasks(run.node())
        .filter(other -> other.invocation() == run.invocation() && other != run)
        .filter(other -> other.begun() >= run.ended() && other.begun() < step.after().writer())
        .anyMatch(other -> other.changes().containsKey(name));
  }

  private static boolean isIn(
      Map<String, AttributeValue> item, String name, Optional<Object> value) {
    return value
        .map(expected -> item.containsKey(name) && is(expected, item.get(name)))
        .orElse(!item.containsKey(name));
  }

  private static boolean is(Object expected, AttributeValue stored) {
    if (expected instanceof Number number) {
      return stored.type() == AttributeValue.Type.N
          && new BigDecimal(stored.n()).compareTo(new BigDecimal(number.toString())) == 0;
    }
    if (expected instanceof List<?> list) {
      return stored.hasL()
          && stored.l().size() == list.size()
          && IntStream.range(0, list.size()).allMatch(i -> is(list.get(i), stored.l().get(i)));
    }
    if (expected instanceof Map<?, ?> map) {
      return stored.hasM()
          && stored.m().size() == map.size()
          && map.entrySet().stream()
              .allMatch(
                  field ->
                      stored.m().containsKey(String.valueOf(field.getKey()))
                          && is(field.getValue(), stored.m().get(String.valueOf(field.getKey()))));
    }
    return expected instanceof Boolean
        ? expected.equals(stored.bool())
        : expected.equals(stored.s());
  }
}
