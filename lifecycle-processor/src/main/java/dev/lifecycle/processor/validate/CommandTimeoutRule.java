package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Trigger;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A {@code timeout} leaves a command the time to arrive. */
final class CommandTimeoutRule implements MachineRule {

  private static final Duration SHORTEST = Duration.ofMinutes(2);

  @Override
  public Stream<Finding> check(Machine machine) {
    Map<State, Row> awaited = awaited(machine);
    return machine.spec().rows().stream()
        .filter(CommandTimeoutRule::isShort)
        .flatMap(row -> check(machine, row, awaited));
  }

  private static boolean isShort(Row row) {
    return row.trigger() instanceof Trigger.Timeout timeout
        && timeout.rest().compareTo(SHORTEST) < 0;
  }

  private static Stream<Finding> check(Machine machine, Row row, Map<State, Row> awaited) {
    return row.sources().stream()
        .filter(awaited::containsKey)
        .limit(1)
        .flatMap(
            state ->
                machine.written(row).timeout().stream()
                    .map(
                        timeout ->
                            Problems.commandTimeout(
                                    timeout.value(), state.storedName(), awaited.get(state).id())
                                .at(timeout.origin())));
  }

  /** The states in which a command's result may be awaited, and who sent it. */
  private static Map<State, Row> awaited(Machine machine) {
    Map<State, Row> senders = new HashMap<>();
    Deque<State> open = new ArrayDeque<>();
    for (Row row : machine.spec().rows()) {
      if (row.sendsCommand()) {
        entered(row).filter(state -> senders.putIfAbsent(state, row) == null).forEach(open::add);
      }
    }
    while (!open.isEmpty()) {
      State state = open.remove();
      machine.graph().completionsFrom(state).stream()
          .flatMap(CommandTimeoutRule::entered)
          .filter(next -> senders.putIfAbsent(next, senders.get(state)) == null)
          .forEach(open::add);
    }
    return senders;
  }

  private static Stream<State> entered(Row row) {
    List<State> states =
        row.target() instanceof Target.Enter enter
            ? List.of(enter.state())
            : row.target() instanceof Target.Stay ? row.sources() : List.of();
    return states.stream();
  }
}
