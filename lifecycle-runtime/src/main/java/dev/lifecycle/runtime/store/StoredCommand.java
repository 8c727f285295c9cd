package dev.lifecycle.runtime.store;

import java.time.Instant;
import java.util.Optional;

/**
 * The node's command: an open intent until it has a command id, then a command that runs; or an
 * intent that was given up, until that is judged. Immutable.
 *
 * @param intent names the node, the revision, the lifecycle action and the transition; the
 *     command's comment
 * @param at when the intent was first written
 * @param tried when a send was last started whose outcome is not known
 * @param commandId Systems Manager's id, once it is known
 * @param cancel the id of an earlier command, to be cancelled before the send
 * @param target one of the instances that it was sent to, if the node is not among them
 * @param unsent whether it was given up: its transition is stored, its command was never sent
 */
public record StoredCommand(
    String intent,
    Instant at,
    Optional<Instant> tried,
    Optional<String> commandId,
    Optional<String> cancel,
    Optional<String> target,
    boolean unsent) {

  /** An intent whose send is started now. */
  public static StoredCommand intent(
      String intent, Instant now, Optional<String> cancel, Optional<String> target) {
    return new StoredCommand(
        intent, now, Optional.of(now), Optional.empty(), cancel, target, false);
  }

  /** Whether the command is not known to be sent. */
  public boolean intended() {
    return commandId.isEmpty() && !unsent;
  }

  /** Whether the command was sent and its result is awaited. */
  public boolean running() {
    return commandId.isPresent();
  }

  /** The same intent with a send started now. */
  public StoredCommand tried(Instant now, Optional<String> to) {
    return new StoredCommand(intent, at, Optional.of(now), commandId, cancel, to, false);
  }

  /** The same intent, known not to be sent; what is to be cancelled before was. */
  public StoredCommand untried() {
    return new StoredCommand(
        intent, at, Optional.empty(), commandId, Optional.empty(), Optional.empty(), false);
  }

  /** The command that runs. */
  public StoredCommand sent(String id) {
    return new StoredCommand(
        intent, at, Optional.empty(), Optional.of(id), Optional.empty(), Optional.empty(), false);
  }

  /** The intent, given up. */
  public StoredCommand giveUp() {
    return new StoredCommand(
        intent, at, Optional.empty(), Optional.empty(), cancel, Optional.empty(), true);
  }
}
