package dev.lifecycle.examples.local.aws;

/** What a lifecycle hook holds up. */
public enum Direction {
  LAUNCHING("EC2_INSTANCE_LAUNCHING", "EC2 Instance-launch Lifecycle Action", "Pending:Wait"),
  TERMINATING(
      "EC2_INSTANCE_TERMINATING", "EC2 Instance-terminate Lifecycle Action", "Terminating:Wait");

  private final String transition;
  private final String detailType;
  private final String waiting;

  Direction(String transition, String detailType, String waiting) {
    this.transition = "autoscaling:" + transition;
    this.detailType = detailType;
    this.waiting = waiting;
  }

  /** As events and hooks spell it. */
  public String transition() {
    return transition;
  }

  String detailType() {
    return detailType;
  }

  /** The instance's lifecycle state while a hook holds it up. */
  public String waiting() {
    return waiting;
  }
}
