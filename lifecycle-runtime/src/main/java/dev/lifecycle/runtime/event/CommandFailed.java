package dev.lifecycle.runtime.event;

import java.time.Instant;
import java.util.Optional;

/** A command failed, timed out, was cancelled or could not be delivered. */
public record CommandFailed(
    String id, Instant time, String commandId, Optional<String> instanceId, String status)
    implements CommandFinished {}
