package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A model in a few words; the first state is the initial one. */
final class Sketch {

  static final String ANY = "any";
  static final String REMOVED = "removed";
  static final String STAY = "stay";

  private static final Parameter COMMANDS =
      new Parameter(Parameter.Kind.COMMANDS, RuntimeTypes.COMMANDS);

  private final List<State> states;
  private final List<Row> rows = new ArrayList<>();
  private Optional<State> failure = Optional.empty();
  private List<String> pending = List.of();

  private Sketch(List<State> states) {
    this.states = states;
  }

  static Sketch of(String... states) {
    return new Sketch(
        Stream.of(states).map(name -> new State(name.toUpperCase(), name, List.of())).toList());
  }

  Sketch failure(String name) {
    failure = Optional.of(state(name));
    return this;
  }

  Sketch pending(String... names) {
    pending = List.of(names);
    return this;
  }

  /** A row from one state, several ({@code a|b}) or any. */
  Sketch row(String id, String source, String dest, Trigger trigger, String... marks) {
    Target target =
        switch (dest) {
          case REMOVED -> new Target.Removed();
          case STAY -> new Target.Stay();
          default -> new Target.Enter(state(dest));
        };
    rows.add(
        new Row(
            id,
            source.equals(ANY) ? covered(target) : states(source),
            source.equals(ANY),
            target,
            trigger,
            conditions("+", marks),
            conditions("-", marks),
            List.of(marks).contains("completes"),
            false,
            List.of(),
            new Task(id, List.of(marks).contains("commands") ? List.of(COMMANDS) : List.of()),
            List.of()));
    return this;
  }

  static Trigger reached() {
    return new Trigger.Completion();
  }

  static Trigger after(int minutes) {
    return new Trigger.Timeout(Duration.ofMinutes(minutes));
  }

  static Trigger on(String... events) {
    List<ClassName> types = Stream.of(events).map(RuntimeTypes.LIFECYCLE_EVENT::peerClass).toList();
    return new Trigger.Events(types, Optional.empty(), Optional.empty());
  }

  LifecycleSpec spec() {
    ClassName model = ClassName.get("p", "Model");
    return new LifecycleSpec(
        model,
        true,
        false,
        Construction.PLAIN,
        model.nestedClass("State"),
        states,
        states.get(0),
        failure,
        pending,
        false,
        rows,
        List.of());
  }

  State state(String name) {
    return states.stream().filter(state -> state.storedName().equals(name)).findAny().orElseThrow();
  }

  private List<State> states(String names) {
    return Arrays.stream(names.split("\\|")).map(this::state).toList();
  }

  private List<State> covered(Target target) {
    return states.stream()
        .filter(state -> !target.equals(new Target.Enter(state)))
        .filter(state -> !pending.contains(state.storedName()))
        .toList();
  }

  private static List<Task> conditions(String sign, String... marks) {
    return Stream.of(marks)
        .filter(mark -> mark.startsWith(sign))
        .map(mark -> new Task(mark.substring(1), List.of()))
        .toList();
  }
}
