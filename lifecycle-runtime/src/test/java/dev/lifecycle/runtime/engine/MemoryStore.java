package dev.lifecycle.runtime.engine;

import dev.lifecycle.runtime.store.Claim;
import dev.lifecycle.runtime.store.CommandEntry;
import dev.lifecycle.runtime.store.Lease;
import dev.lifecycle.runtime.store.LostLeaseException;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.RecordStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records in memory, for one worker at a time; conditions are tested where DynamoDB has them. */
final class MemoryStore implements RecordStore {

  private final List<String> log;
  private final Map<String, NodeRecord> records = new HashMap<>();
  private final Map<String, CommandEntry> commands = new HashMap<>();
  private final List<NodeRecord> history = new ArrayList<>();
  private int writesUntilLost = Integer.MAX_VALUE;

  /**
   * No records.
   *
   * @param log is told of every write
   */
  MemoryStore(List<String> log) {
    this.log = log;
  }

  void put(NodeRecord record) {
    records.put(record.id(), record);
  }

  /** The write after this many more finds that somebody else was faster. */
  void loseAfter(int writes) {
    writesUntilLost = writes;
  }

  /** Everything that was ever stored. */
  List<Object> everStored() {
    List<Object> all = new ArrayList<>(history);
    all.addAll(commands.values());
    return all;
  }

  @Override
  public Claim claim(String id, Lease lease, Instant now, boolean whenReady) {
    log.add("claim");
    return read(id).<Claim>map(Claim.Claimed::new).orElseGet(Claim.Missing::new);
  }

  @Override
  public Optional<NodeRecord> read(String id) {
    return Optional.ofNullable(records.get(id));
  }

  @Override
  public void write(Lease lease, NodeRecord before, NodeRecord after, boolean release) {
    if (writesUntilLost-- == 0 || !read(before.id()).equals(Optional.of(before))) {
      throw new LostLeaseException(before.id());
    }
    log.add("write " + after.status() + (after.intent().isPresent() ? " with intent" : ""));
    records.put(after.id(), after);
    history.add(after);
  }

  @Override
  public void write(
      Lease lease, NodeRecord before, NodeRecord after, boolean release, CommandEntry command) {
    write(lease, before, after, release);
    commands.put(command.commandId(), command);
  }

  @Override
  public void delete(Lease lease, NodeRecord before) {
    log.add("delete");
    records.remove(before.id());
  }

  @Override
  public Optional<CommandEntry> command(String commandId) {
    return Optional.ofNullable(commands.get(commandId));
  }

  @Override
  public List<String> due(Instant now) {
    return records.values().stream()
        .filter(record -> record.nextLook().filter(at -> !at.isAfter(now)).isPresent())
        .map(NodeRecord::id)
        .toList();
  }
}
