package dev.lifecycle.runtime.action;

import java.time.Instant;
import java.util.Optional;

/**
 * Systems Manager's Run Command. Thread-safe. Each method throws {@link
 * dev.lifecycle.runtime.CallFailedException} when the call fails in a way that a repeat may mend.
 */
public interface RunCommand {

  /**
   * Sends a command, in one attempt except on throttling: a send is not idempotent.
   *
   * @throws dev.lifecycle.runtime.CallFailedException if it is not known whether it was sent
   */
  Sending send(CommandRequest request);

  /**
   * The command that was sent with this comment to this instance, among others or not, after that
   * time.
   */
  Optional<FoundCommand> findByComment(String instanceId, String comment, Instant after);

  /** The command of this id. */
  Optional<FoundCommand> find(String commandId);

  /** Cancels a command, as well as it can be; failures are only logged. */
  void cancel(String commandId);
}
