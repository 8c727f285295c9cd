package dev.lifecycle.runtime.event;

import java.util.Optional;

/** A Systems Manager command reached a final status. */
public sealed interface CommandFinished extends LifecycleEvent
    permits CommandSucceeded, CommandFailed {

  /** The command's id. */
  String commandId();

  /** The instance of an invocation-level event; absent in a command-level one. */
  Optional<String> instanceId();

  /** The status as Systems Manager spells it, {@code Success} or {@code TimedOut} for example. */
  String status();
}
