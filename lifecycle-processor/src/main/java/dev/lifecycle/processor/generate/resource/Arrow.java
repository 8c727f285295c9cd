package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import dev.lifecycle.processor.model.Row;
import dev.lifecycle.processor.model.Target;
import dev.lifecycle.processor.model.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An arrow of the diagram: the rows that lead from one place to another.
 *
 * @param rows the rows, in declaration order
 */
record Arrow(Place from, Place to, List<Row> rows) {

  private record Ends(Place from, Place to) {}

  /** The arrows, in the order of their first rows; a row from any state has one, not many. */
  static List<Arrow> of(LifecycleSpec spec) {
    Map<Ends, List<Row>> rows = new LinkedHashMap<>();
    spec.rows()
        .forEach(
            row ->
                ends(row)
                    .forEach(ends -> rows.computeIfAbsent(ends, e -> new ArrayList<>()).add(row)));
    return rows.entrySet().stream()
        .map(arrow -> new Arrow(arrow.getKey().from, arrow.getKey().to, arrow.getValue()))
        .toList();
  }

  private static Stream<Ends> ends(Row row) {
    Stream<Place> sources =
        row.any() ? Stream.of(new Place.Any()) : row.sources().stream().map(Place.In::new);
    return sources.map(from -> new Ends(from, to(row.target(), from)));
  }

  private static Place to(Target target, Place from) {
    if (target instanceof Target.Enter enter) {
      return new Place.In(enter.state());
    }
    return target instanceof Target.Stay ? from : new Place.Removed();
  }

  /** Whether only a rest that lasts too long leads there. */
  boolean onlyTimeouts() {
    return rows.stream().allMatch(row -> row.trigger() instanceof Trigger.Timeout);
  }

  /** What stands on it. */
  List<String> lines() {
    return rows.stream().flatMap(row -> RowText.label(row).stream()).toList();
  }
}
