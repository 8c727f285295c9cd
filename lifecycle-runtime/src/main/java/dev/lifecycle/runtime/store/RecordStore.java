package dev.lifecycle.runtime.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table of the records. Thread-safe.
 *
 * <p>Every write but the claim holds only while the record has the revision it was read with and
 * the lease is ours. A write whose answer was lost and that is repeated counts as our success.
 *
 * <p>Each method throws {@link dev.lifecycle.runtime.CallFailedException} when DynamoDB fails.
 */
public interface RecordStore {

  /**
   * Takes the record's lease, if it exists, is free or expired, and is this model's or nobody's.
   *
   * @param whenReady whether a record that is not ready yet is left alone
   */
  Claim claim(String id, Lease lease, Instant now, boolean whenReady);

  /** The record, read consistently. */
  Optional<NodeRecord> read(String id);

  /**
   * Writes what differs; what the runtime does not know stays.
   *
   * @param release whether the lease is given up with it
   * @throws LostLeaseException if the record is no longer as {@code before}, or no longer ours
   */
  void write(Lease lease, NodeRecord before, NodeRecord after, boolean release);

  /**
   * Writes what differs, and the way from the command to the node, both or neither.
   *
   * @throws LostLeaseException if the record is no longer as {@code before}, or no longer ours
   */
  void write(
      Lease lease, NodeRecord before, NodeRecord after, boolean release, CommandEntry command);

  /**
   * Deletes the record; one that is gone counts as deleted.
   *
   * @throws LostLeaseException if the record is no longer as {@code before}, or no longer ours
   */
  void delete(Lease lease, NodeRecord before);

  /** The way from this command to its node, read consistently. */
  Optional<CommandEntry> command(String commandId);

  /** Ids of records, of any model, that a sweep must look at by now, oldest first. */
  List<String> due(Instant now);
}
