package dev.lifecycle.runtime.event;

import java.time.Instant;
import java.util.Optional;

/** A command ended with {@code Success}. */
public record CommandSucceeded(
    String id, Instant time, String commandId, Optional<String> instanceId, String status)
    implements CommandFinished {}
