package dev.lifecycle.runtime.event;

import java.time.Instant;

/** An instance rested in its state for as long as a {@code timeout} row allows. */
public record DeadlinePassed(String id, Instant time) implements LifecycleEvent {}
