package dev.lifecycle.runtime.event;

import java.time.Instant;

/** An instance launches, or leaves the warm pool, and waits in {@code Pending:Wait}. */
public record InstanceLaunching(String id, Instant time, ActionDetail detail)
    implements InstanceAction {}
