package dev.lifecycle.runtime.event;

import java.time.Instant;

/** An instance is about to terminate and waits in {@code Terminating:Wait}. */
public record InstanceTerminating(String id, Instant time, ActionDetail detail)
    implements InstanceAction {}
