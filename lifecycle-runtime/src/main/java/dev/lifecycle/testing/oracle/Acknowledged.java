package dev.lifecycle.testing.oracle;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Queue;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A message is acknowledged only once what it says is stored, or proven irrelevant. */
final class Acknowledged implements Oracle {

  private static final String TRANSITION = "LifecycleTransition";
  private static final String TOKEN = "LifecycleActionToken";

  @Override
  public Promise promise() {
    return Promise.S18;
  }

  @Override
  public <S extends Enum<S>> Stream<String> violations(Trace<S> trace) {
    return trace.messages().handled().stream().flatMap(message -> judge(trace, message));
  }

  private static Stream<String> judge(Trace<?> trace, Queue.Handled message) {
    JrsValue event;
    try {
      event = Json.read(message.body());
    } catch (IllegalArgumentException unreadable) {
      return Stream.of("a message was acknowledged that cannot be read");
    }
    JrsValue detail = event.get("detail");
    Optional<String> token = text(detail, TOKEN);
    if (token.isPresent() && isAction(detail)) {
      return isKnown(trace, token.get(), text(detail, "EC2InstanceId").orElse(""), event, message)
          ? Stream.empty()
          : Stream.of(
              "the action of "
                  + text(detail, "EC2InstanceId").orElse("nobody")
                  + " was acknowledged and not stored");
    }
    Optional<String> command = text(detail, "command-id");
    return command.isPresent() && isFinal(text(detail, "status").orElse(""))
        ? isOpen(trace, command.get(), detail, message)
        : Stream.empty();
  }

  /** The token of a message that tells of an action, but of a kind that nobody knows. */
  static Optional<String> unknownAction(String body) {
    JrsValue detail = DeadLetters.isReadable(body) ? Json.read(body).get("detail") : null;
    return text(detail, TOKEN).filter(token -> !isAction(detail));
  }

  private static boolean isAction(JrsValue detail) {
    return Stream.of(Direction.values())
        .map(direction -> Optional.of(direction.transition()))
        .anyMatch(text(detail, TRANSITION)::equals);
  }

  private static Optional<String> text(JrsValue object, String field) {
    return Optional.ofNullable(object)
        .map(value -> value.get(field))
        .filter(TreeNode::isValueNode)
        .map(JrsValue::asText);
  }

  private static boolean isKnown(
      Trace<?> trace, String token, String node, JrsValue event, Queue.Handled message) {
    Instant time = Instant.parse(event.get("time").asText());
    boolean stored =
        trace.snapshots(node).stream()
            .filter(snapshot -> !snapshot.at().isAfter(message.at()))
            .anyMatch(
                snapshot -> snapshot.token().equals(Optional.of(token)) || isOver(snapshot, time));
    return stored
        || trace.calls().stream().anyMatch(call -> settles(call, token))
        || trace.calls().stream().anyMatch(call -> finds(call, node, message))
            && hasEnded(trace, node, text(event.get("detail"), TRANSITION), message.at());
  }

  /** Event times are whole seconds: of several actions of one second a termination is the last. */
  private static boolean isOver(Snapshot known, Instant time) {
    return known
        .actionAt()
        .filter(at -> time.isBefore(at) || time.equals(at) && known.terminating())
        .isPresent();
  }

  /** Auto Scaling said what becomes of the instance. */
  private static boolean finds(AwsCall call, String node, Queue.Handled message) {
    return call.name().equals("Auto Scaling DescribeAutoScalingInstances")
        && call.subject().equals(node)
        && call.invocation() == message.invocation()
        && call.refusal().isEmpty();
  }

  /**
   * Whether an action of this kind was over when its event was: it needs no record. A call may take
   * effect long after it was begun.
   */
  private static boolean hasEnded(
      Trace<?> trace, String node, Optional<String> transition, Instant by) {
    return trace.results().stream()
        .filter(result -> result.instance().equals(node) && !result.at().isAfter(by))
        .anyMatch(result -> transition.equals(Optional.of(result.direction().transition())));
  }

  /** It was completed without a record, or Auto Scaling said that it is over. */
  private static boolean settles(AwsCall call, String token) {
    return call.detail().startsWith(token)
        && (call.name().equals(Completions.CALL)
            || (call.refusal().isPresent() && call.answered()));
  }

  private static boolean isFinal(String status) {
    return switch (status) {
      case "Success", "Failed", "TimedOut", "Cancelled" -> true;
      default -> false;
    };
  }

  private static Stream<String> isOpen(
      Trace<?> trace, String command, JrsValue detail, Queue.Handled message) {
    boolean partial =
        detail.get("instance-id") != null
            && trace.commands().stream()
                .anyMatch(c -> c.id().equals(command) && c.invocations().size() > 1);
    return partial
        ? Stream.empty()
        : trace
            .waiters(command)
            .filter(node -> trace.at(node, message.at()).commandId().equals(Optional.of(command)))
            .map(node -> node + " still waits for a command whose result was acknowledged");
  }
}
