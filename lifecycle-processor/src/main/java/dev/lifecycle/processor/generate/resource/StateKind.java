package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Trigger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a state is to somebody who looks at it from outside. */
enum StateKind {
  INITIAL("a node starts here", "blue", "#dbeafe", "#1d4ed8"),
  WAITING("waits for a command or a time-out", "yellow, dashed", "#fef3c7", "#b45309"),
  PASSING("goes on by itself", "grey", "#f3f4f6", "#9ca3af"),
  RESTING("rests until an event comes", "green, bold", "#dcfce7", "#15803d"),
  FAILURE("where failures lead", "red", "#fee2e2", "#b91c1c");

  private final String meaning;
  private final String style;
  private final String fill;
  private final String line;

  StateKind(String meaning, String style, String fill, String line) {
    this.meaning = meaning;
    this.style = style;
    this.fill = fill;
    this.line = line;
  }

  String meaning() {
    return meaning;
  }

  /** How people recognise it in a diagram; not by its colour alone. */
  String style() {
    return style;
  }

  String fill() {
    return fill;
  }

  String line() {
    return line;
  }

  boolean dashed() {
    return this == WAITING;
  }

  boolean bold() {
    return this == RESTING;
  }

  /** Every state with its kind, in declaration order. */
  static Map<State, StateKind> of(LifecycleSpec spec) {
    Set<State> awaiting = awaitingCommand(spec);
    Map<State, StateKind> kinds = new LinkedHashMap<>();
    spec.rowsFrom()
        .forEach(
            (state, rows) -> kinds.put(state, of(state, rows, spec, awaiting.contains(state))));
    return kinds;
  }

  private static StateKind of(
      State state, List<Row> rows, LifecycleSpec spec, boolean awaitsCommand) {
    if (state.equals(spec.initial())) {
      return INITIAL;
    }
    if (Optional.of(state).equals(spec.failure())) {
      return FAILURE;
    }
    if (awaitsCommand || hasTimeout(rows)) {
      return WAITING;
    }
    return rows.stream().anyMatch(StateKind::firesByItself) ? PASSING : RESTING;
  }

  private static boolean hasTimeout(List<Row> rows) {
    return rows.stream().anyMatch(row -> row.trigger() instanceof Trigger.Timeout);
  }

  /**
   * The states where a command may be open: where rows that send one end, and where a node goes on
   * to by itself from there.
   */
  static Set<State> awaitingCommand(LifecycleSpec spec) {
    Map<State, List<Row>> rows = spec.rowsFrom();
    Deque<State> reached = new ArrayDeque<>();
    spec.rows().stream().filter(Row::sendsCommand).flatMap(StateKind::ends).forEach(reached::add);
    Set<State> awaiting = new LinkedHashSet<>();
    while (!reached.isEmpty()) {
      State state = reached.remove();
      if (awaiting.add(state)) {
        rows.get(state).stream()
            .filter(StateKind::firesByItself)
            .flatMap(StateKind::ends)
            .forEach(reached::add);
      }
    }
    return awaiting;
  }

  private static Stream<State> ends(Row row) {
    if (row.target() instanceof Target.Enter enter) {
      return Stream.of(enter.state());
    }
    return row.target() instanceof Target.Stay ? row.sources().stream() : Stream.empty();
  }

  static boolean firesByItself(Row row) {
    return row.trigger() instanceof Trigger.Completion;
  }
}
