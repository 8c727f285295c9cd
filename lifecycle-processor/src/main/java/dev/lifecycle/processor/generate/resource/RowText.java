package dev.lifecycle.processor.generate.resource;

import com.palantir.javapoet.ClassName;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.RuntimeTypes;
import dev.lifecycle.processor.model.Task;
import dev.lifecycle.processor.model.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people read of a row. */
final class RowText {

  private static final int LONGEST_LINE = 24;

  private RowText() {}

  /**
   * As UML writes it, {@code InstanceLaunching [isSmall] / join}; a long one in two lines, for
   * narrow diagrams.
   */
  static List<String> label(Row row) {
    String cause =
        Stream.of(trigger(row.trigger()), guard(row).isEmpty() ? "" : "[" + guard(row) + "]")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    String effect = "/ " + row.id() + (row.completes() ? ", completes" : "");
    if (cause.isEmpty()) {
      return List.of(effect);
    }
    return cause.length() + effect.length() < LONGEST_LINE
        ? List.of(cause + " " + effect)
        : List.of(cause, effect);
  }

  /** What it waits for; nothing if it fires by itself. */
  static String trigger(Trigger trigger) {
    if (trigger instanceof Trigger.Timeout timeout) {
      return "after " + duration(timeout.rest());
    }
    return trigger instanceof Trigger.Events events
        ? events.types().stream()
            .map(type -> event(events, type))
            .collect(Collectors.joining(" or "))
        : "";
  }

  private static String event(Trigger.Events events, ClassName type) {
    if (type.equals(RuntimeTypes.OTHER_EVENT) && events.other().isPresent()) {
      return other(events.other().get());
    }
    return type.equals(RuntimeTypes.SCHEDULE_FIRED)
        ? events.schedule().map(RowText::schedule).orElse(type.simpleName())
        : type.simpleName();
  }

  static String other(Trigger.Other other) {
    return other.source() + " " + other.detailType();
  }

  static String schedule(String name) {
    return RuntimeTypes.SCHEDULE_FIRED.simpleName() + " " + name;
  }

  /** What must hold; nothing if nothing must. */
  static String guard(Row row) {
    return Stream.concat(
            row.when().stream().map(Task::method),
            row.unless().stream().map(condition -> "not " + condition.method()))
        .collect(Collectors.joining(" and "));
  }

  /** Whether it fires whenever it is triggered. */
  static boolean unguarded(Row row) {
    return row.when().isEmpty() && row.unless().isEmpty();
  }

  /** Whether one of them fires whatever the one condition is that both have. */
  static boolean exhaustive(Row one, Row other) {
    return one.unless().isEmpty()
        && other.when().isEmpty()
        && one.when().size() == 1
        && one.when().equals(other.unless());
  }

  static String duration(Duration rest) {
    if (rest.toSecondsPart() != 0) {
      return rest.toSeconds() + "s";
    }
    return rest.toMinutesPart() != 0 ? rest.toMinutes() + "m" : rest.toHours() + "h";
  }
}
