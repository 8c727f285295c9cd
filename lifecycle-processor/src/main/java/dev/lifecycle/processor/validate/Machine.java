package dev.lifecycle.processor.validate;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.DiscoveredState;
import dev.lifecycle.processor.discover.DiscoveredTransition;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.model.Graph;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Obligations;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.report.Origin;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A model whose names are right, and where the user wrote each part of it. */
final class Machine {

  private final DiscoveredModel model;
  private final LifecycleSpec spec;
  private final Graph graph;
  private final Obligations obligations;
  private final Map<String, DiscoveredTransition> rows;
  private final Map<String, DiscoveredState> states;

  Machine(DiscoveredModel model, LifecycleSpec spec) {
    this.model = model;
    this.spec = spec;
    this.rows =
        model.transitions().stream()
            .collect(Collectors.toMap(row -> row.id().value(), Function.identity()));
    this.states =
        model.constants().stream()
            .collect(Collectors.toMap(DiscoveredState::name, Function.identity()));
    this.graph = graph(spec);
    this.obligations = Obligations.of(graph);
  }

  /** The graph; a state that is written from outside as the user says is as good as entered. */
  private Graph graph(LifecycleSpec spec) {
    Graph alone = Graph.of(spec);
    List<State> written =
        alone.strays().stream()
            .filter(stray -> model.suppresses(neverEntered(stray).key(), origin(stray).element()))
            .toList();
    return written.isEmpty() ? alone : Graph.of(spec, written);
  }

  /** What is to be said of a state that nothing enters. */
  Problem neverEntered(State state) {
    return Problems.neverEntered(state.storedName(), name());
  }

  /** The model's name, as the user writes it. */
  String name() {
    return model.type().getSimpleName().toString();
  }

  LifecycleSpec spec() {
    return spec;
  }

  Graph graph() {
    return graph;
  }

  Obligations obligations() {
    return obligations;
  }

  /** The place of the {@code @Lifecycle}. */
  Origin origin() {
    return model.origin();
  }

  /** The place where the initial state is named. */
  Origin initial() {
    return model.initial().origin();
  }

  /** The place of a state's constant. */
  Origin origin(State state) {
    return Origin.of(states.get(state.constant()).constant());
  }

  /** The row as it is written. */
  DiscoveredTransition written(Row row) {
    return rows.get(row.id());
  }

  /** The place where a row names a state as its source. */
  Origin source(Row row, State state) {
    return written(row).source().stream()
        .filter(source -> row.any() || source.value().equals(state.storedName()))
        .map(Written::origin)
        .findFirst()
        .orElseThrow();
  }
}
