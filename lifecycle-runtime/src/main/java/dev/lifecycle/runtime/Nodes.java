package dev.lifecycle.runtime;

import java.util.Optional;

/** The nodes of the table, of any model. Reads are consistent. */
public interface Nodes {

  /** The node of this instance id, if it has a record. It refuses changes. */
  Optional<Node> find(String id);
}
