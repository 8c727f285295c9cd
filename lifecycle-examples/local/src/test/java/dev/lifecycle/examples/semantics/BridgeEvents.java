package dev.lifecycle.examples.semantics;

import java.util.UUID;

/** Events of other services than Auto Scaling and Systems Manager, as EventBridge writes them. */
final class BridgeEvents {

  private static final String EVENT =
      """
      {"version":"0","id":"%s","detail-type":"%s","source":"%s","account":"123456789012",\
      "time":"2026-11-23T10:15:02Z","region":"eu-west-1","resources":[],"detail":%s}""";

  private BridgeEvents() {}

  /** Each one is another event. */
  static String spotInterruption(String node) {
    return event(
        "aws.ec2",
        "EC2 Spot Instance Interruption Warning",
        "{\"instance-id\":\"" + node + "\",\"instance-action\":\"terminate\"}");
  }

  static String rebalance(String node) {
    return event(
        "aws.ec2", "EC2 Instance Rebalance Recommendation", "{\"instance-id\":\"" + node + "\"}");
  }

  static String stateChanged(String node, String state) {
    return event(
        "aws.ec2",
        "EC2 Instance State-change Notification",
        "{\"instance-id\":\"" + node + "\",\"state\":\"" + state + "\"}");
  }

  static String command(String id, String node, String status) {
    return event(
        "aws.ssm",
        "EC2 Command Invocation Status-change Notification",
        "{\"command-id\":\"%s\",\"instance-id\":\"%s\",\"status\":\"%s\"}"
            .formatted(id, node, status));
  }

  static String event(String source, String detailType, String detail) {
    return EVENT.formatted(UUID.randomUUID(), detailType, source, detail);
  }
}
