package dev.lifecycle.runtime.event;

import java.time.Instant;

/**
 * A schedule fired.
 *
 * @param name the schedule's name
 */
public record ScheduleFired(String id, Instant time, String name) implements LifecycleEvent {}
