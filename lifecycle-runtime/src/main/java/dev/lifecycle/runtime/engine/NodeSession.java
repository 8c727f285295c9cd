package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.store.CommandEntry;
import dev.lifecycle.runtime.store.Lease;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.RecordStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A claimed record: what is stored, and the draft of what is stored next. The one place that
 * writes. Not thread-safe.
 */
final class NodeSession {

  private enum Hold {
    HELD,
    RELEASED,
    DELETED
  }

  private final RecordStore store;
  private final Lease lease;
  private NodeRecord stored;
  private NodeRecord kept;
  private NodeRecord draft;
  private Hold hold = Hold.HELD;

  NodeSession(RecordStore store, Lease lease, NodeRecord claimed) {
    this.store = store;
    this.lease = lease;
    this.stored = claimed;
    this.kept = claimed;
    this.draft = claimed;
  }

  /** The record with all changes, stored or not. */
  NodeRecord record() {
    return draft;
  }

  /** The record as DynamoDB has it. */
  NodeRecord stored() {
    return stored;
  }

  boolean exists() {
    return hold != Hold.DELETED;
  }

  boolean held() {
    return hold == Hold.HELD;
  }

  /** Changes the draft. */
  void edit(UnaryOperator<NodeRecord.Builder> change) {
    draft = change.apply(draft.edit()).build();
  }

  /** What was changed so far has happened, whatever becomes of what follows. */
  void keep() {
    kept = draft;
  }

  /** This alone has happened, whatever becomes of the rest. */
  void keep(UnaryOperator<NodeRecord.Builder> change) {
    kept = change.apply(kept.edit()).build();
    edit(change);
  }

  /** Forgets what is neither stored nor kept. */
  void revert() {
    draft = kept;
  }

  /** Stores the draft and keeps the lease; if this invocation dies, the sweep looks. */
  void write() {
    edit(draft -> draft.nextLook(Optional.of(lease.until())));
    store.write(lease, stored, draft, false);
    written();
  }

  /** Stores the draft and gives the lease up. */
  void release(Optional<Instant> nextLook) {
    edit(draft -> draft.nextLook(nextLook));
    store.write(lease, stored, draft, true);
    written();
    hold = Hold.RELEASED;
  }

  /** Stores the draft together with its command's registration and keeps the lease. */
  void register(CommandEntry command) {
    edit(draft -> draft.nextLook(Optional.of(lease.until())));
    store.write(lease, stored, draft, false, command);
    written();
  }

  /** Stores the draft together with its command's registration and gives the lease up. */
  void registerAndRelease(CommandEntry command, Optional<Instant> nextLook) {
    edit(draft -> draft.nextLook(nextLook));
    store.write(lease, stored, draft, true, command);
    written();
    hold = Hold.RELEASED;
  }

  private void written() {
    stored = draft;
    kept = draft;
  }

  void delete() {
    store.delete(lease, stored);
    hold = Hold.DELETED;
  }
}
