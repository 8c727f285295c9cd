package dev.lifecycle.runtime.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The records of nodes, of any model; items of other kinds never appear. Each record is read
 * consistently. Streams are lazy: a page is read when its first record is asked for. Thread-safe.
 *
 * <p>A read that fails throws {@link dev.lifecycle.runtime.CallFailedException}, also out of a
 * stream: it is never taken for an absent record.
 */
public interface NodeRecords {

  /** The record of this node. */
  Optional<NodeRecord> find(String id);

  /** The records of these node types, those of one type in the order of their ids. */
  Stream<NodeRecord> ofTypes(Set<String> types);

  /** The records of these nodes, in this order; one that has none is left out. */
  Stream<NodeRecord> of(List<String> ids);
}
