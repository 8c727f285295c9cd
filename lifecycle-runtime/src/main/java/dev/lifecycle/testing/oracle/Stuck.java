package dev.lifecycle.testing.oracle;

import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Nodes whose command cannot be sent, as an instance is not there: until it is too late to send it
 * nothing else of the node is judged, and its events come again and again. Not those of others, and
 * no schedule, which is many nodes'.
 */
final class Stuck {

  private static final Optional<String> NOT_THERE = Optional.of("InvalidInstanceIdException");

  private Stuck() {}

  /** Whether this event is a node's that could not send its command after the event. */
  static boolean isBehind(Trace<?> trace, String body) {
    JrsValue event = Json.read(body);
    Optional<Instant> time = text(event, "time").map(Instant::parse);
    return time.isPresent()
        && node(trace, body)
            .filter(node -> isStuck(trace, node, time.get().minus(trace.skew())))
            .isPresent();
  }

  private static boolean isStuck(Trace<?> trace, String node, Instant since) {
    return trace
        .calls("SSM SendCommand")
        .filter(call -> call.refusal().equals(NOT_THERE) && !call.at().isBefore(since))
        .anyMatch(call -> Trace.node(call).equals(node));
  }

  /** Whose event it is: a command's is the node's that waits for it, wherever it runs. */
  static Optional<String> node(Trace<?> trace, String body) {
    JrsValue detail = Json.read(body).path("detail");
    Optional<String> command = text(detail, "command-id");
    return command.isPresent()
        ? trace.commands().stream()
            .filter(sent -> command.get().equals(sent.id()) && sent.comment().contains("/"))
            .map(sent -> sent.comment().substring(0, sent.comment().indexOf('/')))
            .findFirst()
        : Stream.of("EC2InstanceId", "instance-id")
            .flatMap(field -> text(detail, field).stream())
            .findFirst();
  }

  private static Optional<String> text(JrsValue object, String field) {
    JrsValue value = object.path(field);
    return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
  }
}
