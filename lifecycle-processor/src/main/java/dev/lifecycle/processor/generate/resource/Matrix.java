package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.EventType;
import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What becomes of each event in each state. */
final class Matrix {

  private static final String NEVER = "–";
  private static final String IGNORED = "*ignored*";
  private static final String MISSING = "**missing**";
  private static final String UNDER_WAY = "*under way*";
  private static final String RESTARTS = "*restarts*";
  private static final String FAILS = "*fails*";

  /** What the words mean. */
  static final List<String> LEGEND =
      List.of(
          "A row's id: that row fires; of several the first whose guard holds.",
          "- " + IGNORED + ": no row names the event; nothing changes.",
          "- "
              + MISSING
              + ": no row names the event, and something is lost: the instance is let go"
              + " without a task,",
          "  or the launch fails, or a result that was waited for is dropped.",
          "- " + UNDER_WAY + ": the event's own row leads here; a later one is completed at once.",
          "- "
              + RESTARTS
              + ": a later launch, out of the warm pool for example, starts again at the"
              + " initial state.",
          "- " + FAILS + ": a failed command that no row names is a failure.");

  /**
   * A kind of event.
   *
   * @param otherwise what becomes of it in a state where no row fires
   */
  private record Column(String title, Predicate<Row> fires, Function<State, String> otherwise) {}

  private final LifecycleSpec spec;
  private final Map<State, List<Row>> rows;
  private final Set<State> awaiting;

  Matrix(LifecycleSpec spec) {
    this.spec = spec;
    this.rows = spec.rowsFrom();
    this.awaiting = StateKind.awaitingCommand(spec);
  }

  List<String> lines() {
    List<Column> columns = columns();
    Table table =
        new Table(Stream.concat(Stream.of("state"), columns.stream().map(Column::title)).toList());
    for (State state : spec.states()) {
      Stream<String> cells = columns.stream().map(column -> cell(state, column));
      table.add(Stream.concat(Stream.of(Table.code(state.storedName())), cells).toList());
    }
    return table.lines();
  }

  private String cell(State state, Column column) {
    List<Row> tried = new ArrayList<>();
    for (Row row : rows.get(state).stream().filter(column.fires()).toList()) {
      tried.add(row);
      if (settles(row, tried)) {
        return ids(tried);
      }
    }
    String otherwise = column.otherwise().apply(state);
    return tried.isEmpty() ? otherwise : ids(tried) + " or " + otherwise;
  }

  /** Whether no row after it is ever asked. */
  private static boolean settles(Row row, List<Row> tried) {
    return RowText.unguarded(row)
        || tried.stream()
            .anyMatch(other -> RowText.exhaustive(row, other) || RowText.exhaustive(other, row));
  }

  private static String ids(List<Row> rows) {
    return rows.stream().map(row -> Table.code(row.id())).collect(Collectors.joining(" or "));
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("by itself", StateKind::firesByItself, state -> NEVER));
    columns.add(event(EventType.INSTANCE_LAUNCHING, this::unnamedLaunch));
    columns.add(
        event(
            EventType.INSTANCE_TERMINATING,
            state -> unnamedEnd(state, EventType.INSTANCE_TERMINATING)));
    if (spec.handles(EventType.INSTANCE_RETURNING)) {
      columns.add(
          event(
              EventType.INSTANCE_RETURNING,
              state -> unnamedEnd(state, EventType.INSTANCE_RETURNING)));
    }
    if (spec.sendsCommands()) {
      columns.add(event(EventType.COMMAND_SUCCEEDED, state -> awaited(state, MISSING)));
      columns.add(event(EventType.COMMAND_FAILED, state -> awaited(state, FAILS)));
    }
    schedules().forEach(columns::add);
    Stream.of(
            EventType.SCALING_RESULT,
            EventType.SPOT_INTERRUPTION,
            EventType.REBALANCE_RECOMMENDED,
            EventType.INSTANCE_STATE_CHANGED)
        .filter(spec::handles)
        .forEach(type -> columns.add(event(type, state -> IGNORED)));
    others().forEach(columns::add);
    columns.add(
        new Column("time-out", row -> row.trigger() instanceof Trigger.Timeout, state -> NEVER));
    return columns;
  }

  private static Column event(EventType type, Function<State, String> otherwise) {
    return new Column(type.type().simpleName(), row -> row.firesOn(type), otherwise);
  }

  private String unnamedLaunch(State state) {
    return state.equals(spec.initial()) ? MISSING : RESTARTS;
  }

  private String unnamedEnd(State state, EventType event) {
    if (spec.pending().contains(state.storedName())) {
      return IGNORED; // never ready: there is nothing to tear down
    }
    boolean underWay =
        spec.rows().stream()
            .filter(row -> row.firesOn(event))
            .anyMatch(row -> row.target().equals(new Target.Enter(state)));
    return underWay ? UNDER_WAY : MISSING;
  }

  private String awaited(State state, String word) {
    return awaiting.contains(state) ? word : IGNORED;
  }

  private Stream<Column> schedules() {
    return events()
        .flatMap(events -> events.schedule().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .stream()
        .map(
            name ->
                new Column(
                    Table.code(RowText.schedule(name)),
                    row -> row.firesOn(EventType.SCHEDULE_FIRED) && namesNoOther(row, name),
                    state -> IGNORED));
  }

  private static boolean namesNoOther(Row row, String schedule) {
    return ((Trigger.Events) row.trigger()).schedule().filter(s -> !s.equals(schedule)).isEmpty();
  }

  private Stream<Column> others() {
    return events()
        .flatMap(events -> events.other().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new))
        .stream()
        .map(
            kind ->
                new Column(
                    Table.code(RowText.other(kind)),
                    row -> row.firesOn(EventType.OTHER_EVENT) && namesNoOther(row, kind),
                    state -> IGNORED));
  }

  private static boolean namesNoOther(Row row, Trigger.Other kind) {
    return ((Trigger.Events) row.trigger()).other().filter(k -> !k.equals(kind)).isEmpty();
  }

  private Stream<Trigger.Events> events() {
    return spec.rows().stream()
        .map(Row::trigger)
        .filter(Trigger.Events.class::isInstance)
        .map(Trigger.Events.class::cast);
  }
}
