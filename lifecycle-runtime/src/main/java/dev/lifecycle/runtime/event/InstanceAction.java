package dev.lifecycle.runtime.event;

/** A lifecycle hook pauses an instance until somebody completes the action. */
public sealed interface InstanceAction extends LifecycleEvent
    permits InstanceLaunching, InstanceTerminating, InstanceReturning {

  /** The action itself. */
  ActionDetail detail();

  /** The instance's id. */
  default String instanceId() {
    return detail().instanceId();
  }

  /** The Auto Scaling group's name. */
  default String group() {
    return detail().group();
  }

  /** The lifecycle hook's name. */
  default String hook() {
    return detail().hook();
  }
}
