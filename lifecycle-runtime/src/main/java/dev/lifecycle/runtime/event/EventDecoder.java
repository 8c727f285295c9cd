package dev.lifecycle.runtime.event;

import com.fasterxml.jackson.jr.stree.JrsArray;
import com.fasterxml.jackson.jr.stree.JrsString;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The way from bytes to events. Decides by content ({@code source}, {@code LifecycleTransition},
 * {@code status}), never by splitting names out of resources, and trusts {@code detail} over the
 * rest. Thread-safe.
 */
public final class EventDecoder {

  // Statuses after which nothing more comes; anything else but these is not final.
  private static final Set<String> FAILED =
      Set.of(
          "failed",
          "timedout",
          "cancelled",
          "canceled",
          "deliverytimedout",
          "executiontimedout",
          "undeliverable",
          "terminated",
          "invalidplatform",
          "accessdenied",
          "incomplete",
          "rateexceeded",
          "noinstancesintag");

  private final Json json;

  /** Reads with this. */
  public EventDecoder(Json json) {
    this.json = json;
  }

  /**
   * Decodes one direct payload.
   *
   * @throws BadEventException if it is not JSON, or a field is missing or wrong
   */
  public Decoded decode(byte[] payload) {
    JsonFields event = JsonFields.of(json.read(payload));
    if (event.has("lifecycle")) {
      return new Decoded.Event(ownSchedule(event.object("lifecycle")));
    }
    return switch (event.requiredText("source")) {
      case "aws.autoscaling" -> autoScaling(event);
      case "aws.ssm" -> command(event);
      case "aws.events" -> schedule(event);
      default -> new Decoded.Event(other(event));
    };
  }

  private static LifecycleEvent ownSchedule(JsonFields lifecycle) {
    String name = lifecycle.requiredText("schedule");
    return new ScheduleFired(lifecycle.text("id").orElse(""), lifecycle.time("time"), name);
  }

  private Decoded autoScaling(JsonFields event) {
    JsonFields detail = event.object("detail");
    Optional<String> transition = detail.text("LifecycleTransition");
    if (transition.isEmpty()) {
      return new Decoded.Event(other(event));
    }
    return switch (transition.get().trim()) {
      case "autoscaling:EC2_INSTANCE_LAUNCHING" ->
          new Decoded.Event(new InstanceLaunching(id(event), event.time("time"), action(detail)));
      case "autoscaling:EC2_INSTANCE_TERMINATING" ->
          new Decoded.Event(
              "WarmPool".equals(detail.text("Destination").orElse(""))
                  ? new InstanceReturning(id(event), event.time("time"), action(detail))
                  : new InstanceTerminating(id(event), event.time("time"), action(detail)));
      default -> new Decoded.Event(other(event));
    };
  }

  private ActionDetail action(JsonFields detail) {
    return new ActionDetail(
        detail.instanceId("EC2InstanceId"),
        detail.requiredText("AutoScalingGroupName"),
        detail.requiredText("LifecycleHookName"),
        detail.requiredText("LifecycleActionToken"),
        detail.text("Origin"),
        detail.text("Destination"),
        // A string by contract; samples of others show an object.
        detail.value("NotificationMetadata").map(json::text));
  }

  private static Decoded command(JsonFields event) {
    JsonFields detail = event.object("detail");
    if (!detail.has("command-id")) {
      return new Decoded.Event(other(event));
    }
    String commandId = detail.requiredText("command-id");
    String status = detail.requiredText("status");
    String word = status.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    Optional<String> instance =
        detail.has("instance-id")
            ? Optional.of(detail.requiredText("instance-id"))
            : Optional.empty();
    if (word.equals("success")) {
      return new Decoded.Event(
          new CommandSucceeded(id(event), event.time("time"), commandId, instance, status));
    }
    if (FAILED.contains(word)) {
      return new Decoded.Event(
          new CommandFailed(id(event), event.time("time"), commandId, instance, status));
    }
    return new Decoded.Dropped("command status " + word + " is not final");
  }

  /** A plain Scheduled Event is named by the last segment of its rule's ARN. */
  private static Decoded schedule(JsonFields event) {
    String rule =
        event
            .value("resources")
            .filter(JrsArray.class::isInstance)
            .map(JrsArray.class::cast)
            .filter(resources -> resources.size() > 0)
            .map(resources -> resources.get(0))
            .filter(JrsString.class::isInstance)
            .map(name -> ((JrsString) name).getValue())
            .orElseThrow(() -> new BadEventException("resources names no rule"));
    return new Decoded.Event(
        new ScheduleFired(
            id(event), event.time("time"), rule.substring(rule.lastIndexOf('/') + 1)));
  }

  private static LifecycleEvent other(JsonFields event) {
    return new OtherEvent(
        id(event),
        event.time("time"),
        event.requiredText("source"),
        event.text("detail-type").orElse(""));
  }

  private static String id(JsonFields event) {
    return event.text("id").orElse("");
  }
}
