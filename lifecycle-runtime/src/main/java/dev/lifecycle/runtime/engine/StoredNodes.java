package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.store.RecordStore;
import java.util.Optional;

/** The nodes of the table. */
record StoredNodes(RecordStore store) implements Nodes {

  @Override
  public Optional<Node> find(String id) {
    return store.read(id).map(NodeView::readOnly);
  }
}
