package dev.lifecycle.runtime.action;

/**
 * An instance of an Auto Scaling group. Immutable.
 *
 * @param state its lifecycle state, {@code Terminating:Wait} for example
 */
public record GroupInstance(String instanceId, String group, String state) {

  /** Whether a lifecycle hook holds it up. */
  public boolean waits() {
    return state.endsWith(":Wait");
  }
}
