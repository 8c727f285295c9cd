package dev.lifecycle.examples.semantics;

import dev.lifecycle.testing.aws.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Events that no service of the stage sends, and events that are changed on their way. */
final class Events {

  private Events() {}

  /** A Spot interruption warning. */
  static String spot(String node, String id, Instant time) {
    return ec2(
        "EC2 Spot Instance Interruption Warning",
        id,
        time,
        Map.of("instance-id", node, "instance-action", "terminate"));
  }

  /** A rebalance recommendation. */
  static String rebalance(String node, String id, Instant time) {
    return ec2("EC2 Instance Rebalance Recommendation", id, time, Map.of("instance-id", node));
  }

  private static String ec2(String type, String id, Instant time, Map<String, String> detail) {
    return Json.write(
        Map.of(
            "id", id,
            "source", "aws.ec2",
            "detail-type", type,
            "time", time.truncatedTo(ChronoUnit.SECONDS).toString(),
            "detail", detail));
  }

  /** The same event with another id, as a service that tells twice writes it. */
  static String withId(String event, String id) {
    return with(event, "id", id);
  }

  /** The same event with another time. */
  static String at(String event, Instant time) {
    return with(event, "time", time.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** The same lifecycle action with another token: another action. */
  static String withToken(String event, String token) {
    return with(event, "LifecycleActionToken", token);
  }

  /** What the first field of this name holds. */
  static String field(String event, String name) {
    String start = "\"" + name + "\":\"";
    int from = event.indexOf(start) + start.length();
    return event.substring(from, event.indexOf('"', from));
  }

  private static String with(String event, String name, String value) {
    return event.replace(
        "\"" + name + "\":\"" + field(event, name) + "\"", "\"" + name + "\":\"" + value + "\"");
  }
}
