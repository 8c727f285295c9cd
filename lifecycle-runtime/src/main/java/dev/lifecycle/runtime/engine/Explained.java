package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.Run;
import dev.lifecycle.runtime.dispatch.Judgement;
import dev.lifecycle.runtime.event.LifecycleEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A moment that keeps what each row and each condition answered. Not thread-safe. */
final class Explained implements Judgement {

  private final Moment moment;
  private final Map<String, Boolean> triggered = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> conditions = new LinkedHashMap<>();

  Explained(Moment moment) {
    this.moment = moment;
  }

  /** The rows that were tried, in order: whether the event triggers them, what guards said. */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    triggered.forEach(
        (row, yes) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("row", row);
          fields.put("triggered", yes);
          if (conditions.containsKey(row)) {
            fields.put("conditions", conditions.get(row));
          }
          rows.add(fields);
        });
    return rows;
  }

  private boolean trigger(String row, boolean yes) {
    triggered.merge(row, yes, Boolean::logicalOr);
    return yes;
  }

  private void answered(String condition, Object answer) {
    conditions.computeIfAbsent(moment.row(), row -> new LinkedHashMap<>()).put(condition, answer);
  }

  @Override
  public boolean completion(String row) {
    return trigger(row, moment.completion(row));
  }

  @Override
  public boolean on(String row, Class<? extends LifecycleEvent> type) {
    return trigger(row, moment.on(row, type));
  }

  @Override
  public boolean other(String row, String source, String detailType) {
    return trigger(row, moment.other(row, source, detailType));
  }

  @Override
  public boolean timeout(String row) {
    return trigger(row, moment.timeout(row));
  }

  @Override
  public boolean schedule(String row, String name) {
    return trigger(row, moment.schedule(row, name));
  }

  @Override
  public boolean test(String condition, Guard guard) throws Exception {
    try {
      boolean holds = moment.test(condition, guard);
      answered(condition, holds);
      return holds;
    } catch (Exception thrown) {
      answered(condition, "threw " + thrown.getClass().getSimpleName());
      throw thrown;
    }
  }

  @Override
  public boolean passes(Guard guard) {
    return moment.passes(guard);
  }

  @Override
  public Node node() {
    return moment.node();
  }

  @Override
  public Nodes nodes() {
    return moment.nodes();
  }

  @Override
  public LifecycleAction action() {
    return moment.action();
  }

  @Override
  public Optional<LifecycleAction> optionalAction() {
    return moment.optionalAction();
  }

  @Override
  public LifecycleEvent event() {
    return moment.event();
  }

  @Override
  public <E extends LifecycleEvent> E event(Class<E> type) {
    return moment.event(type);
  }

  @Override
  public Run run() {
    return moment.run();
  }
}
