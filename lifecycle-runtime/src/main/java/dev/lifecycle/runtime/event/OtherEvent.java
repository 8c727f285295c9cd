package dev.lifecycle.runtime.event;

import java.time.Instant;
import java.util.Optional;

/**
 * Any other event of EventBridge.
 *
 * @param source who sent it, {@code aws.health} for example
 * @param detailType what it is called, {@code AWS Health Event} for example; may be empty
 * @param instanceId the one instance that it is about, if it is
 */
public record OtherEvent(
    String id, Instant time, String source, String detailType, Optional<String> instanceId)
    implements LifecycleEvent {}
