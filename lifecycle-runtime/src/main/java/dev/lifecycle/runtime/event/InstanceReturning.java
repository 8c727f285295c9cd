package dev.lifecycle.runtime.event;

import java.time.Instant;

/** A scale-in returns an instance to the warm pool. AWS reports a terminate action; it lives on. */
public record InstanceReturning(String id, Instant time, ActionDetail detail)
    implements InstanceAction {}
