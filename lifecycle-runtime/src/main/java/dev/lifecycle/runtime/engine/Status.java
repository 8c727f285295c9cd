package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.action.GroupInstance;
import dev.lifecycle.runtime.report.OperatorAnswer;
import dev.lifecycle.runtime.store.NodeRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts a model's nodes for an operator. Not thread-safe. */
final class Status {

  /** So many nodes are listed; the rest is counted. */
  private static final int MOST_LISTED = 100;

  private final String model;
  private final Instant now;
  private final Map<String, Object> states = new TreeMap<>();
  private final List<Map<String, Object>> waiting = new ArrayList<>();
  private final List<Map<String, Object>> overdue = new ArrayList<>();
  private final List<Map<String, Object>> unknown = new ArrayList<>();

  Status(String model, Instant now) {
    this.model = model;
    this.now = now;
  }

  /** A node of the model. */
  void add(NodeRecord record) {
    states.merge(record.status(), 1, (one, other) -> (int) one + (int) other);
    if (record.nextLook().filter(now::isAfter).isPresent()) {
      overdue.add(line(record));
    } else if (record.nextLook().isPresent() || record.openAction().isPresent()) {
      waiting.add(line(record));
    }
  }

  /** An instance that has no record. */
  void addUnknown(GroupInstance instance) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("node", instance.instanceId());
    line.put("group", instance.group());
    line.put("instance", instance.state());
    unknown.add(line);
  }

  OperatorAnswer answer() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("model", model);
    fields.put("states", states);
    list(fields, "waiting", waiting);
    list(fields, "overdue", overdue);
    list(fields, "withoutRecord", unknown);
    return new OperatorAnswer(fields);
  }

  private static Map<String, Object> line(NodeRecord record) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("node", record.id());
    line.put("state", record.status());
    record.since().ifPresent(at -> line.put("since", at.toString()));
    record.nextLook().ifPresent(at -> line.put("nextLook", at.toString()));
    return line;
  }

  private static void list(
      Map<String, Object> fields, String name, List<Map<String, Object>> nodes) {
    fields.put(name, List.copyOf(nodes.subList(0, Math.min(nodes.size(), MOST_LISTED))));
    if (nodes.size() > MOST_LISTED) {
      fields.put(name + "More", nodes.size() - MOST_LISTED);
    }
  }
}
