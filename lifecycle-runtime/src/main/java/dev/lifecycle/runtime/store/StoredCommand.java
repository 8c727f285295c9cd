package dev.lifecycle.runtime.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The node's command: an open intent until it has a command id, then a command that runs.
 * Immutable.
 *
 * @param intent names the node, the revision and the transition; the command's comment
 * @param at when the intent was first written
 * @param tried when a send was last started whose outcome is not known
 * @param commandId Systems Manager's id, once it is known
 * @param cancel the id of an earlier command, to be cancelled before the send
 */
public record StoredCommand(
    String intent,
    Instant at,
    Optional<Instant> tried,
    Optional<String> commandId,
    Optional<String> cancel) {

  /** Whether the command is not known to be sent. */
  public boolean intended() {
    return commandId.isEmpty();
  }

  /** Whether the command was sent and its result is awaited. */
  public boolean running() {
    return commandId.isPresent();
  }

  /** The same intent with a send started now. */
  public StoredCommand tried(Instant now) {
    return new StoredCommand(intent, at, Optional.of(now), commandId, cancel);
  }

  /** The same intent, known not to be sent. */
  public StoredCommand untried() {
    return new StoredCommand(intent, at, Optional.empty(), commandId, cancel);
  }

  /** The command that runs. */
  public StoredCommand sent(String id) {
    return new StoredCommand(intent, at, Optional.empty(), Optional.of(id), Optional.empty());
  }
}
