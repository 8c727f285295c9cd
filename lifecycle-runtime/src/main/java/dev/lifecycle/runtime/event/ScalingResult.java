package dev.lifecycle.runtime.event;

import java.time.Instant;
import java.util.Optional;

/**
 * Auto Scaling reports the end of a launch or a termination. It carries no token: there is nothing
 * to complete.
 *
 * @param instanceId the instance; a launch that failed may have none
 */
public record ScalingResult(
    String id,
    Instant time,
    Optional<String> instanceId,
    String group,
    Activity activity,
    boolean successful)
    implements LifecycleEvent {

  /** What ended. */
  public enum Activity {
    /** An instance was launched. */
    LAUNCH,
    /** An instance was terminated. */
    TERMINATE
  }
}
