package dev.lifecycle.testing.aws;

/** What a lifecycle hook holds up. */
public enum Direction {
  LAUNCHING("EC2_INSTANCE_LAUNCHING", "EC2 Instance-launch Lifecycle Action"),
  TERMINATING("EC2_INSTANCE_TERMINATING", "EC2 Instance-terminate Lifecycle Action");

  private final String transition;
  private final String detailType;

  Direction(String transition, String detailType) {
    this.transition = "autoscaling:" + transition;
    this.detailType = detailType;
  }

  /** As events and hooks spell it. */
  public String transition() {
    return transition;
  }

  String detailType() {
    return detailType;
  }
}
