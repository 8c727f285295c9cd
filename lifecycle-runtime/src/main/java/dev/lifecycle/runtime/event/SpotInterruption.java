package dev.lifecycle.runtime.event;

import java.time.Instant;

/**
 * EC2 takes a Spot instance back in about two minutes.
 *
 * @param action {@code terminate}, {@code stop} or {@code hibernate}
 */
public record SpotInterruption(String id, Instant time, String instanceId, String action)
    implements LifecycleEvent {}
