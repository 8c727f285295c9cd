package dev.lifecycle.runtime.event;

import java.time.Instant;

/** Something that AWS, or the runtime's own sweep, reported. Immutable. */
public sealed interface LifecycleEvent
    permits InstanceAction,
        CommandFinished,
        ScheduleFired,
        DeadlinePassed,
        ScalingResult,
        SpotInterruption,
        RebalanceRecommended,
        InstanceStateChanged,
        OtherEvent {

  /**
   * The event's id as its source gave it: for logs; equal ids are the same event, not vice versa.
   */
  String id();

  /** When it happened, by its source's clock. */
  Instant time();
}
