package dev.lifecycle.runtime.event;

import dev.lifecycle.runtime.event.ScalingResult.Activity;
import java.time.Instant;
import java.util.Optional;

/** Events of Auto Scaling, and the messages that a hook sends to its own target. Thread-safe. */
final class AutoScalingEvents {

  private static final String LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";
  private static final String TERMINATING = "autoscaling:EC2_INSTANCE_TERMINATING";
  private static final String TEST = "autoscaling:TEST_NOTIFICATION";

  private final Json json;

  AutoScalingEvents(Json json) {
    this.json = json;
  }

  Decoded decode(BridgeEvent event) {
    JsonFields detail = event.detail();
    if (detail.has("LifecycleTransition") || event.detailType().endsWith(" Lifecycle Action")) {
      return switch (detail.requiredText("LifecycleTransition")) {
        case LAUNCHING, TERMINATING -> action(event.id(), event.time(), detail);
        case TEST -> test();
        default -> event.other();
      };
    }
    return switch (event.detailType()) {
      case "EC2 Instance Launch Successful" -> result(event, Activity.LAUNCH, true);
      case "EC2 Instance Launch Unsuccessful" -> result(event, Activity.LAUNCH, false);
      case "EC2 Instance Terminate Successful" -> result(event, Activity.TERMINATE, true);
      case "EC2 Instance Terminate Unsuccessful" -> result(event, Activity.TERMINATE, false);
      default -> event.other();
    };
  }

  /** Decodes the flat message of a hook that notifies a queue, a topic or this function. */
  Decoded hookMessage(JsonFields message) {
    String id = message.text("RequestId").orElse("");
    String transition = message.requiredText("LifecycleTransition");
    if (transition.equals(TEST)) {
      return test();
    }
    Instant time = message.time("Time");
    return transition.equals(LAUNCHING) || transition.equals(TERMINATING)
        ? action(id, time, message)
        : new Decoded.Event(
            new OtherEvent(
                id, time, "aws.autoscaling", "", message.maybeInstanceId("EC2InstanceId")));
  }

  private static Decoded test() {
    return new Decoded.Dropped("a test notification");
  }

  private Decoded action(String id, Instant time, JsonFields fields) {
    ActionDetail detail = detail(fields);
    if (fields.requiredText("LifecycleTransition").equals(LAUNCHING)) {
      return new Decoded.Event(new InstanceLaunching(id, time, detail));
    }
    return new Decoded.Event(
        detail.destination().equals(Optional.of("WarmPool"))
            ? new InstanceReturning(id, time, detail)
            : new InstanceTerminating(id, time, detail));
  }

  private ActionDetail detail(JsonFields fields) {
    return new ActionDetail(
        fields.instanceId("EC2InstanceId"),
        fields.requiredText("AutoScalingGroupName"),
        fields.requiredText("LifecycleHookName"),
        fields.requiredText("LifecycleActionToken"),
        fields.text("Origin"),
        fields.text("Destination"),
        // A string by contract; samples of others show an object.
        fields.value("NotificationMetadata").map(json::text));
  }

  private static Decoded result(BridgeEvent event, Activity activity, boolean successful) {
    JsonFields detail = event.detail();
    // A launch that failed may have brought no instance into being.
    boolean maybeNone = activity == Activity.LAUNCH && !successful;
    Optional<String> instance =
        maybeNone && detail.text("EC2InstanceId").isEmpty()
            ? Optional.empty()
            : Optional.of(detail.instanceId("EC2InstanceId"));
    return new Decoded.Event(
        new ScalingResult(
            event.id(),
            event.time(),
            instance,
            detail.requiredText("AutoScalingGroupName"),
            activity,
            successful));
  }
}
