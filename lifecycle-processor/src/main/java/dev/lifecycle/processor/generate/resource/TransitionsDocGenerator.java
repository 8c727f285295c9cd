package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.Schedule;
import dev.lifecycle.processor.model.State;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Renders {@code transitions.md}: the table for people. */
public final class TransitionsDocGenerator implements ResourceGenerator {

  @Override
  public String file() {
    return "transitions.md";
  }

  @Override
  public String generate(LifecycleSpec spec) {
    List<String> lines = new ArrayList<>();
    lines.add("<!-- " + Origin.of(spec) + " -->");
    lines.add("");
    lines.add("# " + Table.code(spec.model().canonicalName()));
    section("States", states(spec), lines);
    lines.add("");
    lines.add("Not ready yet: " + Table.codes(spec.pending()) + ".");
    section("Transitions", rows(spec), lines);
    lines.add("");
    lines.add(
        "Of the rows that leave a state those that name it are tried before those from any state;");
    lines.add("otherwise in this order.");
    if (!spec.schedules().isEmpty()) {
      section("Schedules", schedules(spec), lines);
    }
    section("What becomes of each event", new Matrix(spec).lines(), lines);
    lines.add("");
    lines.addAll(Matrix.LEGEND);
    return String.join("\n", lines) + "\n";
  }

  private static void section(String title, List<String> content, List<String> lines) {
    lines.addAll(List.of("", "## " + title, ""));
    lines.addAll(content);
  }

  private static List<String> states(LifecycleSpec spec) {
    Table table = new Table(List.of("state", "kind", "formerly"));
    StateKind.of(spec)
        .forEach(
            (state, kind) ->
                table.add(
                    List.of(
                        Table.code(state.storedName()),
                        kind.meaning(),
                        Table.codes(state.formerly()))));
    return table.lines();
  }

  private static List<String> rows(LifecycleSpec spec) {
    Table table =
        new Table(List.of("id", "from", "to", "fires", "if", "tasks", "then", "lifecycle action"));
    spec.rows().forEach(row -> table.add(cells(row)));
    return table.lines();
  }

  private static List<String> cells(Row row) {
    String trigger = RowText.trigger(row.trigger());
    return List.of(
        Table.code(row.id()),
        row.any()
            ? "any state"
            : Table.codes(row.sources().stream().map(State::storedName).toList()),
        target(row.target()),
        trigger.isEmpty() ? "by itself" : Table.code(trigger),
        Table.code(RowText.guard(row)),
        methods(row.performed()) + (row.ignoresErrors() ? ", whatever they throw" : ""),
        methods(row.after().stream()),
        row.completes() ? "completed" : "");
  }

  private static String target(Target target) {
    if (target instanceof Target.Enter enter) {
      return Table.code(enter.state().storedName());
    }
    return target instanceof Target.Stay ? "stays" : "removed";
  }

  private static String methods(Stream<Task> tasks) {
    return tasks
        .map(task -> Table.code(task.method()) + (task.takesCommands() ? " (command)" : ""))
        .reduce((one, next) -> one + ", " + next)
        .orElse("");
  }

  private static List<String> schedules(LifecycleSpec spec) {
    Table table = new Table(List.of("schedule", "when", "method", "goes to"));
    for (Schedule schedule : spec.schedules()) {
      table.add(
          List.of(
              Table.code(schedule.name()),
              schedule.rate().map(Table::code).orElse("a parameter of the template"),
              Table.code(schedule.method().method()),
              schedule.choosesNodes() ? "the nodes that it returns" : "no node"));
    }
    return table.lines();
  }
}
