package dev.lifecycle.processor.validate;

import com.google.auto.common.Visibility;
import com.palantir.javapoet.ClassName;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.processor.discover.DiscoveredMethod;
import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredSchedule;
import dev.lifecycle.processor.discover.DiscoveredState;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.model.Construction;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Parameter;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.Schedule;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Task;
import dev.lifecycle.processor.model.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** One model on its way from what was discovered to what is generated. */
final class Crossing {

  private final DiscoveredModel model;
  private final KnownTypes types;
  private final Triggers triggers;
  private final Map<String, State> states = new LinkedHashMap<>();
  private final Map<String, Task> conditions = new LinkedHashMap<>();
  private final Map<String, List<DiscoveredMethod>> before;
  private final Map<String, List<DiscoveredMethod>> after;

  Crossing(DiscoveredModel model, KnownTypes types) {
    this.model = model;
    this.types = types;
    this.triggers = new Triggers(types);
    model.constants().forEach(state -> states.put(state.stored().value(), state(state)));
    model.conditions().forEach(condition -> conditions.put(condition.name(), task(condition)));
    this.before = model.tasksByRow(DiscoveredMethod::before);
    this.after = model.tasksByRow(DiscoveredMethod::after);
  }

  LifecycleSpec spec(Construction construction, boolean deprecated) {
    return new LifecycleSpec(
        ClassName.get(model.type()),
        Visibility.effectiveVisibilityOfElement(model.type()) == Visibility.PUBLIC,
        deprecated,
        construction,
        ClassName.get(model.states().orElseThrow().value()),
        List.copyOf(states.values()),
        stateNamed(model.initial()),
        model.failure().map(this::stateNamed),
        values(model.pending()),
        readsMetadata(),
        rows(),
        schedules());
  }

  /** A condition that no row names never runs: a base class may offer many. */
  private boolean readsMetadata() {
    Set<String> named =
        model.transitions().stream()
            .flatMap(row -> Stream.concat(row.when().stream(), row.unless().stream()))
            .map(Written::value)
            .collect(Collectors.toSet());
    return model.methods().stream()
        .filter(method -> method.condition().isEmpty() || named.contains(method.name()))
        .flatMap(method -> method.parameters().stream())
        .flatMap(parameter -> types.parameter(parameter.type()).stream())
        .anyMatch(Parameter::readsMetadata);
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (DiscoveredMethod method : model.methods()) {
      method.transitions().forEach(transition -> rows.add(row(method, transition)));
    }
    return rows;
  }

  private List<Schedule> schedules() {
    return model.methods().stream()
        .flatMap(method -> method.schedule().stream().map(found -> schedule(method, found)))
        .toList();
  }

  private Schedule schedule(DiscoveredMethod method, DiscoveredSchedule schedule) {
    return new Schedule(
        schedule.name().value(),
        Optional.of(schedule.rate().value()).filter(rate -> !rate.isEmpty()),
        task(method),
        method.returned().getKind() != TypeKind.VOID);
  }

  private Row row(DiscoveredMethod method, DiscoveredTransition transition) {
    boolean any = transition.source().get(0).value().equals(Transition.ANY);
    Target target = target(transition);
    String id = transition.id().value();
    return new Row(
        id,
        any ? covered(target) : sources(transition),
        any,
        target,
        trigger(transition),
        conditions(transition.when()),
        conditions(transition.unless()),
        transition.completes().value(),
        transition.ignoreErrors(),
        tasks(before.get(id).stream().filter(ahead -> ahead != method)),
        task(method),
        tasks(after.get(id).stream()));
  }

  private List<State> sources(DiscoveredTransition transition) {
    return transition.source().stream().map(this::stateNamed).distinct().toList();
  }

  /** What {@code ANY} stands for: neither where the row leads nor where a node is not ready. */
  private List<State> covered(Target target) {
    List<String> pending = values(model.pending());
    return states.values().stream()
        .filter(state -> !target.equals(new Target.Enter(state)))
        .filter(state -> !pending.contains(state.storedName()))
        .toList();
  }

  private Target target(DiscoveredTransition transition) {
    return switch (transition.dest().value()) {
      case Transition.REMOVED -> new Target.Removed();
      case Transition.STAY -> new Target.Stay();
      default -> new Target.Enter(stateNamed(transition.dest()));
    };
  }

  private Trigger trigger(DiscoveredTransition transition) {
    if (transition.timeout().isPresent()) {
      String rest = transition.timeout().get().value();
      return new Trigger.Timeout(Durations.parse(rest).orElseThrow());
    }
    List<ClassName> events = List.copyOf(triggers.events(transition));
    return events.isEmpty()
        ? new Trigger.Completion()
        : new Trigger.Events(
            events, transition.schedule().map(Written::value), otherEvent(transition));
  }

  private static Optional<Trigger.Other> otherEvent(DiscoveredTransition transition) {
    return transition
        .eventSource()
        .map(
            source ->
                new Trigger.Other(source.value(), transition.detailType().orElseThrow().value()));
  }

  private List<Task> conditions(List<Written<String>> names) {
    return values(names).stream().distinct().map(conditions::get).toList();
  }

  private List<Task> tasks(Stream<DiscoveredMethod> methods) {
    return methods.map(this::task).toList();
  }

  private Task task(DiscoveredMethod method) {
    List<Parameter> parameters =
        method.parameters().stream()
            .map(parameter -> types.parameter(parameter.type()).orElseThrow())
            .toList();
    return new Task(method.name(), parameters);
  }

  private State stateNamed(Written<String> storedName) {
    return states.get(storedName.value());
  }

  private static State state(DiscoveredState state) {
    return new State(state.name(), state.stored().value(), values(state.formerly()));
  }

  private static List<String> values(List<Written<String>> written) {
    return written.stream().map(Written::value).toList();
  }
}
