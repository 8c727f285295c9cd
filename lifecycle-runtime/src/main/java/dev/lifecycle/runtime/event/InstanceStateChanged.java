package dev.lifecycle.runtime.event;

import java.time.Instant;

/**
 * An instance changed its EC2 state.
 *
 * @param state {@code pending}, {@code running}, {@code stopping}, {@code stopped}, {@code
 *     shutting-down} or {@code terminated}
 */
public record InstanceStateChanged(String id, Instant time, String instanceId, String state)
    implements LifecycleEvent {}
