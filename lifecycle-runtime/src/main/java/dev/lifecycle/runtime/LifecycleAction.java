package dev.lifecycle.runtime;

import java.util.Map;
import java.util.Optional;

/**
 * The record's latest lifecycle action, open or done. Immutable.
 *
 * @param direction what the instance is about to do
 * @param group the Auto Scaling group's name
 * @param hook the lifecycle hook's name
 * @param origin where the instance comes from: {@code EC2}, {@code AutoScalingGroup} or {@code
 *     WarmPool}, if AWS said so
 * @param destination where it goes, likewise
 * @param metadata the hook's notification metadata where it is a JSON object: scalars as text,
 *     objects and arrays as their JSON; else empty
 */
public record LifecycleAction(
    Direction direction,
    String group,
    String hook,
    Optional<String> origin,
    Optional<String> destination,
    Map<String, String> metadata) {

  /** What an instance is about to do. */
  public enum Direction {
    /** Goes into service, or into the warm pool. */
    LAUNCHING,
    /** Terminates. */
    TERMINATING,
    /** Returns to the warm pool. */
    RETURNING
  }

  /** Copies the metadata. */
  public LifecycleAction {
    metadata = Map.copyOf(metadata);
  }

  /** Whether the instance launches. */
  public boolean launching() {
    return direction == Direction.LAUNCHING;
  }

  /** Whether the instance terminates. */
  public boolean terminating() {
    return direction == Direction.TERMINATING;
  }

  /** Names no metadata: actions are logged. */
  @Override
  public String toString() {
    return "LifecycleAction[" + direction + " " + group + "/" + hook + "]";
  }
}
