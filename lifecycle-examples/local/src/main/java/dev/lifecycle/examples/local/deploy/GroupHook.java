package dev.lifecycle.examples.local.deploy;

import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import java.time.Duration;
import java.util.Arrays;

/** A lifecycle hook and the name of the group that it is for. */
public record GroupHook(String group, Hook hook) {

  static GroupHook read(Resource hook) {
    return hook.read(GroupHook::of);
  }

  private static GroupHook of(Fields hook) {
    return new GroupHook(
        hook.text("AutoScalingGroupName"),
        new Hook(
            hook.text("LifecycleHookName"),
            direction(hook),
            Duration.ofSeconds(hook.number("HeartbeatTimeout")),
            result(hook),
            hook.optionalText("NotificationMetadata")));
  }

  private static Direction direction(Fields hook) {
    String transition = hook.text("LifecycleTransition");
    return Arrays.stream(Direction.values())
        .filter(direction -> direction.transition().equals(transition))
        .findFirst()
        .orElseThrow(() -> hook.problem("LifecycleTransition", "is none of a hook: " + transition));
  }

  private static Hook.Result result(Fields hook) {
    String result = hook.text("DefaultResult");
    return Arrays.stream(Hook.Result.values())
        .filter(value -> value.name().equals(result))
        .findFirst()
        .orElseThrow(
            () -> hook.problem("DefaultResult", "must be CONTINUE or ABANDON, not " + result));
  }
}
