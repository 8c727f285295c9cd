package dev.lifecycle.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model's state machine.
 *
 * @param model the model class
 * @param isPublic whether generated code may be public, as the model is
 * @param deprecated whether generated code mentions what is deprecated
 * @param construction how a handler comes by its model
 * @param enumType the enum of the states
 * @param states the states
 * @param initial the state of a new node
 * @param failure the state of a failed node
 * @param pending the statuses of a node that is not ready
 * @param readsMetadata whether a method may read the metadata of a lifecycle action
 * @param rows the rows, in declaration order
 * @param schedules the schedules that have a method, in declaration order
 */
public record LifecycleSpec(
    ClassName model,
    boolean isPublic,
    boolean deprecated,
    Construction construction,
    ClassName enumType,
    List<State> states,
    State initial,
    Optional<State> failure,
    List<String> pending,
    boolean readsMetadata,
    List<Row> rows,
    List<Schedule> schedules) {

  /** Copies the lists. */
  public LifecycleSpec {
    states = List.copyOf(states);
    pending = List.copyOf(pending);
    rows = List.copyOf(rows);
    schedules = List.copyOf(schedules);
  }

  /**
   * The rows that leave each state in the order in which they are tried: those that name it first.
   */
  public Map<State, List<Row>> rowsFrom() {
    Map<State, List<Row>> leaving = new LinkedHashMap<>();
    states.forEach(state -> leaving.put(state, new ArrayList<>()));
    Stream.concat(rows.stream().filter(row -> !row.any()), rows.stream().filter(Row::any))
        .forEach(row -> row.sources().forEach(state -> leaving.get(state).add(row)));
    return leaving;
  }

  /** The conditions that guard a row, each once. */
  public Set<Task> conditions() {
    return rows.stream()
        .flatMap(row -> Stream.concat(row.when().stream(), row.unless().stream()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether a row may send a command. */
  public boolean sendsCommands() {
    return rows.stream().anyMatch(Row::sendsCommand);
  }

  /** Whether events of this type trigger a row. */
  public boolean handles(EventType type) {
    return rows.stream().anyMatch(row -> row.firesOn(type));
  }

  /** Whether a method that is called may read other nodes. */
  public boolean readsNodes() {
    return Stream.concat(
            rows.stream().flatMap(Row::methods), schedules.stream().map(Schedule::method))
        .anyMatch(method -> method.takes(Parameter.Kind.NODES));
  }

  /** Whether a task of a row may give a role to a node. */
  public boolean electsNodes() {
    return rows.stream()
        .flatMap(row -> Stream.concat(row.performed(), row.after().stream()))
        .anyMatch(task -> task.takes(Parameter.Kind.NODES));
  }
}
