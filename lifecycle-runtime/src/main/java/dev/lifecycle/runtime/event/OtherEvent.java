package dev.lifecycle.runtime.event;

import java.time.Instant;

/** Any other event of EventBridge. */
public record OtherEvent(String id, Instant time, String source, String detailType)
    implements LifecycleEvent {}
