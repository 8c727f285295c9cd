package dev.lifecycle.runtime.event;

/** Events of EC2 itself. */
final class Ec2Events {

  private Ec2Events() {}

  static Decoded decode(BridgeEvent event) {
    return switch (event.detailType()) {
      case "EC2 Spot Instance Interruption Warning" ->
          new Decoded.Event(
              new SpotInterruption(
                  event.id(),
                  event.time(),
                  event.detail().instanceId("instance-id"),
                  event.detail().requiredText("instance-action")));
      case "EC2 Instance Rebalance Recommendation" ->
          new Decoded.Event(
              new RebalanceRecommended(
                  event.id(), event.time(), event.detail().instanceId("instance-id")));
      case "EC2 Instance State-change Notification" ->
          new Decoded.Event(
              new InstanceStateChanged(
                  event.id(),
                  event.time(),
                  event.detail().instanceId("instance-id"),
                  event.detail().requiredText("state")));
      default -> event.other();
    };
  }
}
