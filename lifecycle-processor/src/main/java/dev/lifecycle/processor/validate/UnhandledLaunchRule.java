package dev.lifecycle.processor.validate;

import com.palantir.javapoet.ClassName;
import dev.lifecycle.processor.model.Cause;
import dev.lifecycle.processor.model.Position.Action;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Trigger;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A model that has transitions for launches has one where a launch finds the node. */
final class UnhandledLaunchRule implements MachineRule {

  private static final Set<ClassName> LAUNCHES =
      Set.of(RuntimeTypes.INSTANCE_LAUNCHING, RuntimeTypes.INSTANCE_ACTION);

  @Override
  public Stream<Finding> check(Machine machine) {
    return applies(machine)
        ? Stream.of(
            Problems.unhandledLaunch(found(machine).stream().map(State::storedName).toList())
                .at(machine.initial()))
        : Stream.empty();
  }

  /** Whether each launch fails although the model expects some. */
  static boolean applies(Machine machine) {
    List<State> found = found(machine);
    boolean handled =
        found.stream()
            .flatMap(state -> rows(machine, state))
            .anyMatch(UnhandledLaunchRule::handles);
    return !found.isEmpty()
        && !handled
        && machine.spec().states().stream()
            .filter(state -> !machine.graph().isPending(state))
            .anyMatch(state -> isLeft(machine, state));
  }

  /** Whether a launch is meant to leave a state. */
  static boolean isLeft(Machine machine, State state) {
    return rows(machine, state).anyMatch(UnhandledLaunchRule::expects);
  }

  /** Where a launch may find a node: in the initial state, or where its completions have led it. */
  private static List<State> found(Machine machine) {
    Set<State> reached = new LinkedHashSet<>(Set.of(machine.spec().initial()));
    Deque<State> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      machine.graph().completionsFrom(open.remove()).stream()
          .flatMap(
              row ->
                  row.target() instanceof Target.Enter to ? Stream.of(to.state()) : Stream.empty())
          .filter(reached::add)
          .forEach(open::add);
    }
    return reached.stream().filter(machine.graph()::rests).toList();
  }

  private static Stream<Row> rows(Machine machine, State state) {
    return machine.graph().rowsFrom(state).stream();
  }

  private static boolean handles(Row row) {
    return Cause.of(row).stream().map(Cause::opens).anyMatch(Optional.of(Action.LAUNCH)::equals);
  }

  /** Whether it is meant for launches; one on events of any kind tells nothing of a launch hook. */
  private static boolean expects(Row row) {
    return row.trigger() instanceof Trigger.Events events
        && events.types().stream().anyMatch(LAUNCHES::contains);
  }
}
