package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.store.Attributes;
import dev.lifecycle.runtime.store.NodeRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A node as a model sees it: the record, and what this task set. Not thread-safe. */
final class NodeView implements Node {

  private final NodeRecord record;
  private final boolean writable;
  private final Map<String, Optional<Object>> changes = new HashMap<>();

  private NodeView(NodeRecord record, boolean writable) {
    this.record = record;
    this.writable = writable;
  }

  static NodeView writable(NodeRecord record) {
    return new NodeView(record, true);
  }

  static NodeView readOnly(NodeRecord record) {
    return new NodeView(record, false);
  }

  /** What was set; an empty value was removed. */
  Map<String, Optional<Object>> changes() {
    return changes;
  }

  @Override
  public String id() {
    return record.id();
  }

  @Override
  public String type() {
    return record.type();
  }

  @Override
  public String state() {
    return record.status();
  }

  @Override
  public String ip() {
    return record
        .ip()
        .orElseThrow(
            () -> new IllegalStateException("record " + record.id() + " has no InstanceIp"));
  }

  @Override
  public Optional<Object> get(String name) {
    return changes.getOrDefault(name, Optional.ofNullable(record.attributes().get(name)));
  }

  @Override
  public Map<String, Object> attributes() {
    return record.edit().attributes(changes).build().attributes();
  }

  @Override
  public void set(String name, Object value) {
    requireWritable();
    changes.put(name, Optional.of(Attributes.checked(name, value)));
  }

  @Override
  public void remove(String name) {
    requireWritable();
    Attributes.checkName(name);
    changes.put(name, Optional.empty());
  }

  private void requireWritable() {
    if (!writable) {
      throw new UnsupportedOperationException(
          "node "
              + record.id()
              + " is read-only here: only tasks of its own transitions change it");
    }
  }

  @Override
  public String toString() {
    return "Node[" + record.id() + " " + record.status() + "]";
  }
}
