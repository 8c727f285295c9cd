package dev.lifecycle.runtime.event;

import java.util.Optional;

/**
 * What a lifecycle action's event says.
 *
 * @param instanceId the instance that waits
 * @param group the Auto Scaling group's name
 * @param hook the lifecycle hook's name
 * @param token names this one action; a hook that fires again has another
 * @param origin where the instance comes from: {@code EC2}, {@code AutoScalingGroup} or {@code
 *     WarmPool}; absent in older events
 * @param destination where it goes, likewise
 * @param metadata the hook's notification metadata as it came, if it has any
 */
public record ActionDetail(
    String instanceId,
    String group,
    String hook,
    String token,
    Optional<String> origin,
    Optional<String> destination,
    Optional<String> metadata) {

  /** Names neither the token nor the metadata: events are logged. */
  @Override
  public String toString() {
    return "ActionDetail[" + instanceId + " " + group + "/" + hook + "]";
  }
}
