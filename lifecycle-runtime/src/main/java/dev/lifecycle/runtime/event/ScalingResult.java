package dev.lifecycle.runtime.event;

import java.time.Instant;

/**
 * Auto Scaling reports the end of a launch or a termination. It carries no token: there is nothing
 * to complete.
 */
public record ScalingResult(
    String id, Instant time, String instanceId, String group, Activity activity, boolean successful)
    implements LifecycleEvent {

  /** What ended. */
  public enum Activity {
    /** An instance was launched. */
    LAUNCH,
    /** An instance was terminated. */
    TERMINATE
  }
}
