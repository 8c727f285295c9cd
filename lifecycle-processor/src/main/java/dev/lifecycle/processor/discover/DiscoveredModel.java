package dev.lifecycle.processor.discover;

import dev.lifecycle.processor.report.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * A {@code @Lifecycle} class as the user wrote it.
 *
 * @param type the class
 * @param origin the annotation
 * @param states the enum of its states, if it is known
 * @param constants the enum's constants
 * @param initial the state of a new node
 * @param failure the state of a failed node
 * @param pending the statuses of a node that is not ready
 * @param fields the instance fields, inherited ones included
 * @param methods its annotated methods, inherited ones included, superclass first
 * @param methodNames the names of all its methods
 * @param unresolved a part that mentions a type or a value that the compiler does not know
 */
public record DiscoveredModel(
    TypeElement type,
    Origin origin,
    Optional<Written<TypeElement>> states,
    List<DiscoveredState> constants,
    Written<String> initial,
    Optional<Written<String>> failure,
    List<Written<String>> pending,
    List<VariableElement> fields,
    List<DiscoveredMethod> methods,
    Set<String> methodNames,
    Optional<String> unresolved) {

  /** Whether the user does not want to hear warnings of this key at an element, or at all. */
  public boolean suppresses(String key, Element element) {
    return Suppressions.suppresses(element, key) || Suppressions.suppresses(type, key);
  }

  /**
   * Every name in a {@code @SuppressWarnings} on the model, on what it stands in or on its parts.
   */
  public List<Written<String>> suppressed() {
    Stream<Stream<? extends Element>> parts =
        Stream.of(
            Stream.of(type),
            constants.stream().map(DiscoveredState::constant),
            fields.stream(),
            methods.stream().map(DiscoveredMethod::element));
    return Suppressions.names(parts.flatMap(part -> part)).toList();
  }

  /** The rows, in declaration order. */
  public List<DiscoveredTransition> transitions() {
    List<DiscoveredTransition> rows = new ArrayList<>();
    methods.forEach(method -> rows.addAll(method.transitions()));
    return List.copyOf(rows);
  }

  /** The conditions, in declaration order. */
  public List<DiscoveredMethod> conditions() {
    return methods.stream().filter(method -> method.condition().isPresent()).toList();
  }

  /**
   * The methods that run ahead of a row's body, or after its store, in running order; by the row's
   * id.
   *
   * @param part what makes them do so
   */
  public Map<String, List<DiscoveredMethod>> tasksByRow(
      Function<DiscoveredMethod, Optional<DiscoveredTask>> part) {
    Map<String, List<DiscoveredMethod>> tasks = new LinkedHashMap<>();
    transitions().forEach(row -> tasks.put(row.id().value(), new ArrayList<>()));
    methods.stream()
        .filter(method -> part.apply(method).isPresent())
        .sorted(Comparator.comparingInt(method -> part.apply(method).orElseThrow().order()))
        .forEach(
            method -> {
              List<Written<String>> ids = part.apply(method).orElseThrow().ids();
              Stream<String> rows =
                  ids.isEmpty() ? tasks.keySet().stream() : ids.stream().map(Written::value);
              rows.distinct().forEach(id -> tasks.get(id).add(method));
            });
    return tasks;
  }

  /** The rows in which a method runs before the store: as their body or ahead of it. */
  public Stream<DiscoveredTransition> rowsWithTask(DiscoveredMethod method) {
    return method.before().isEmpty()
        ? method.transitions().stream()
        : transitions().stream().filter(row -> method.runsBeforeStore(row));
  }

  /** The methods that run before a row's store: those ahead of its body, and the body. */
  public Stream<DiscoveredMethod> tasksBeforeStore(DiscoveredTransition row) {
    return methods.stream().filter(method -> method.runsBeforeStore(row));
  }

  /** The rows whose guard names a condition. */
  public Stream<DiscoveredTransition> rowsGuardedBy(DiscoveredMethod condition) {
    return transitions().stream().filter(row -> row.guardedBy(condition.name()));
  }
}
