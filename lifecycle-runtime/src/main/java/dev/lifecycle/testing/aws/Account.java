package dev.lifecycle.testing.aws;

/**
 * Where everything happens.
 *
 * @param id twelve digits
 */
public record Account(String id, String region) {

  /** What an instance is called in an event's resources. */
  public String instanceArn(String instance) {
    return "arn:aws:ec2:" + region + ":" + id + ":instance/" + instance;
  }

  /** What a group is called in an event's resources; the UUID in it says nothing. */
  public String groupArn(String group) {
    return "arn:aws:autoscaling:"
        + region
        + ":"
        + id
        + ":autoScalingGroup:0d1c2b3a-4f5e-4a6b-8c7d-9e0f1a2b3c4d:autoScalingGroupName/"
        + group;
  }

  /** What a schedule's rule is called in an event's resources. */
  public String ruleArn(String rule) {
    return "arn:aws:events:" + region + ":" + id + ":rule/" + rule;
  }
}
