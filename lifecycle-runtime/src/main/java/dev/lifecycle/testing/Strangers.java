package dev.lifecycle.testing;

import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Draws messages that say nothing: what cannot be read, and what no version of the runtime knows of
 * an instance. They come in few runs, for what cannot be read comes again and again.
 */
final class Strangers {

  private static final int MOST = 4;
  private static final int LATEST = 20 * 60;

  /** What a message is. */
  private enum Kind {
    UNREADABLE,
    UNKNOWN_EVENT,
    UNKNOWN_ACTION,
    UNKNOWN_STATUS
  }

  /** A message of an instance that comes after so long. */
  private record Stranger(Kind kind, String instance, Duration after) {

    @Override
    public String toString() {
      return "%s of %s after %s"
          .formatted(
              kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
              instance,
              Lots.seconds(after));
    }
  }

  private Strangers() {}

  /** From now on such messages come. */
  static void come(World world, Lots lots) {
    if (lots.numbers("strangers", 0).nextInt(8) > 0) {
      return;
    }
    for (long number = 1; number <= MOST; number++) {
      UUID id = new UUID(1, number);
      lots.draw(
              "stranger",
              number,
              Optional.<Stranger>empty(),
              lot -> Optional.of(stranger(lot)),
              drawn -> drawn.orElseThrow().toString())
          .ifPresent(
              drawn ->
                  world.put(
                      body(drawn, id, world.time().instant().plus(drawn.after())), drawn.after()));
    }
  }

  private static Stranger stranger(RandomGenerator lot) {
    Kind[] kinds = Kind.values();
    return new Stranger(
        kinds[lot.nextInt(kinds.length)],
        "i-%08x".formatted(1 + lot.nextInt(3)),
        Duration.ofSeconds(lot.nextInt(LATEST)));
  }

  private static String body(Stranger stranger, UUID id, Instant time) {
    return switch (stranger.kind()) {
      case UNREADABLE -> "{\"detail\":{\"instance-id\":\"" + stranger.instance();
      case UNKNOWN_EVENT ->
          event(
              "aws.ec2",
              "EC2 Instance Daydream",
              id,
              time,
              Map.of("instance-id", stranger.instance()));
      case UNKNOWN_ACTION ->
          event(
              "aws.autoscaling",
              "EC2 Instance-daydream Lifecycle Action",
              id,
              time,
              Map.of(
                  "LifecycleTransition",
                  "autoscaling:EC2_INSTANCE_DAYDREAMING",
                  "LifecycleActionToken",
                  id,
                  "AutoScalingGroupName",
                  World.GROUP,
                  "LifecycleHookName",
                  World.LAUNCH_HOOK,
                  "EC2InstanceId",
                  stranger.instance()));
      case UNKNOWN_STATUS ->
          event(
              "aws.ssm",
              "EC2 Command Invocation Status-change Notification",
              id,
              time,
              Map.of("command-id", id, "instance-id", stranger.instance(), "status", "Daydreams"));
    };
  }

  private static String event(
      String source, String detailType, UUID id, Instant time, Map<String, ?> detail) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", id);
    event.put("detail-type", detailType);
    event.put("source", source);
    event.put("time", time);
    event.put("detail", detail);
    return Json.write(event);
  }
}
