package dev.lifecycle.runtime.event;

import java.util.Optional;

/**
 * Decides by content what one message is: by {@code source} if it comes from EventBridge, else by
 * the fields that only one kind of message has. Thread-safe.
 */
final class MessageDecoder {

  private final Json json;
  private final AutoScalingEvents autoScaling;

  MessageDecoder(Json json) {
    this.json = json;
    this.autoScaling = new AutoScalingEvents(json);
  }

  /** Decodes the payload itself: only that may be an operator's request. */
  Decoded direct(JsonFields message) {
    if (message.has("lifecycle")) {
      JsonFields lifecycle = message.object("lifecycle");
      Optional<String> verb = OperatorRequests.verb(lifecycle);
      if (verb.isPresent()) {
        return OperatorRequests.decode(verb.get(), lifecycle, this::message);
      }
    }
    return message(unwrapped(message));
  }

  /** Decodes the text in a field of a record. */
  Decoded recorded(JsonFields record, String field) {
    return message(unwrapped(record.embedded(field, json)));
  }

  /** What is in the JSON that a topic wraps a message in, where it has no raw delivery. */
  private JsonFields unwrapped(JsonFields message) {
    return message.says("Type", "Notification") && message.has("Message")
        ? message.embedded("Message", json)
        : message;
  }

  private Decoded message(JsonFields message) {
    if (message.has("lifecycle")) {
      return own(message.object("lifecycle"));
    }
    if (message.has("source")) {
      return bridged(new BridgeEvent(message));
    }
    if (message.has("LifecycleTransition")) {
      return autoScaling.hookMessage(message);
    }
    if (message.readable("Event").filter(name -> name.startsWith("autoscaling:")).isPresent()) {
      return new Decoded.Dropped("a notification of Auto Scaling is no lifecycle action");
    }
    if (message.has("commandId")) {
      return new Decoded.Dropped("a command's own notification; its events come by EventBridge");
    }
    if (message.has("requestPayload")) {
      throw message.wrong("requestPayload", "is a failed event's: send that event by itself");
    }
    throw message.missing("source");
  }

  private static Decoded own(JsonFields lifecycle) {
    Optional<String> verb = OperatorRequests.verb(lifecycle);
    if (verb.isPresent()) {
      throw lifecycle.wrong(verb.get(), "counts only as the direct payload");
    }
    return ScheduleEvents.own(lifecycle);
  }

  private Decoded bridged(BridgeEvent event) {
    return switch (event.source()) {
      case "aws.autoscaling" -> autoScaling.decode(event);
      case "aws.ssm" -> CommandEvents.decode(event);
      case "aws.ec2" -> Ec2Events.decode(event);
      case "aws.events" -> ScheduleEvents.decode(event);
      default -> event.other();
    };
  }
}
