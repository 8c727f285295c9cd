package dev.lifecycle.runtime.event;

import java.time.Instant;

/** A Spot instance is at an elevated risk of interruption. */
public record RebalanceRecommended(String id, Instant time, String instanceId)
    implements LifecycleEvent {}
