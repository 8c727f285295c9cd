package dev.lifecycle.testing;

import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An invocation that is killed, and what becomes of the records that it held. Not thread-safe. */
final class Kill {

  private static final String SEND = "SSM SendCommand";
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
  private static final Duration AFTER_A_SEND = Duration.ofSeconds(30);
  private static final Duration EARLY = Duration.ofSeconds(10);

  /** A call is under way for 20 ms. */
  private static final Duration ONE_CALL = Duration.ofMillis(25);

  /** What the next delivery does once it has the record: some twenty calls. */
  private static final Duration ITS_WORK = Duration.ofSeconds(2);

  private final World world;
  private final Map<String, Left> held = new LinkedHashMap<>();
  private final List<String> late = new ArrayList<>();
  private Instant leaseEnd = Instant.MAX;
  private int before;

  Kill(World world) {
    this.world = world;
  }

  Fault now(Fault fault) {
    before = world.calls().made().size() + 1;
    leaseEnd = world.invocations().deadline().plus(LEASE_MARGIN);
    world.time().after(until(leaseEnd.minus(EARLY)), this::comeEarly);
    return fault;
  }

  private Duration until(Instant time) {
    return Duration.between(world.time().instant(), time);
  }

  private void comeEarly() {
    for (String node : world.items().ids()) {
      Map<String, AttributeValue> item = world.items().get(node);
      if (number(item, "LeaseUntil").equals(Optional.of(leaseEnd.toEpochMilli()))) {
        Instant due = due(item);
        held.put(node, new Left(item, due));
        world.put(stateChange(node), Duration.ZERO);
        if (due.isAfter(leaseEnd)) {
          world.put(stateChange(node), until(due));
        }
        world.time().after(until(due.plus(ITS_WORK)), () -> settled(node));
      }
    }
  }

  /** When its lease is over, and a command that was sent would be listed. */
  private Instant due(Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get("Command"))
        .flatMap(command -> number(command.m(), "tried"))
        .map(tried -> Instant.ofEpochMilli(tried).plus(AFTER_A_SEND))
        .filter(leaseEnd::isBefore)
        .orElse(leaseEnd);
  }

  /** How long after the killed invocation's deadline the last of its records is free. */
  Optional<Duration> delay() {
    return held.values().stream()
        .map(Left::due)
        .max(Comparator.naturalOrder())
        .map(due -> Duration.between(leaseEnd.minus(LEASE_MARGIN), due));
  }

  /** No row of a model need name it: it makes good what is left all the same. */
  private static String stateChange(String node) {
    return """
        {"version":"0","id":"0b9a8c7d-1e2f-4a3b-8c4d-5e6f7a8b9c0d","source":"aws.ec2",\
        "detail-type":"EC2 Instance State-change Notification","account":"123456789012",\
        "time":"2026-11-23T10:00:00Z","region":"eu-west-1","resources":[],\
        "detail":{"instance-id":"%s","state":"running"}}"""
        .formatted(node);
  }

  private void settled(String node) {
    held.get(node)
        .undone(world.items().get(node))
        .map(left -> "L1: %s still has %s at %s".formatted(node, left, world.time().instant()))
        .forEach(late::add);
  }

  List<String> late() {
    held.forEach(
        (node, left) -> {
          Instant latest = leaseEnd.plus(ONE_CALL);
          Optional<Instant> claimed =
              next(call -> call.subject().equals(node) && isTaken(call)).map(AwsCall::at);
          if (claimed.filter(at -> !at.isAfter(latest)).isEmpty()) {
            late.add("L1: %s was claimed at %s, not by %s".formatted(node, claimed, latest));
          }
          next(call -> call.name().equals(SEND) && call.detail().startsWith(node + "/"))
              .map(AwsCall::at)
              .filter(at -> at.isBefore(left.due()))
              .ifPresent(
                  at ->
                      late.add(
                          "S3: %s was sent to again at %s, before %s"
                              .formatted(node, at, left.due())));
        });
    return late;
  }

  private static boolean isTaken(AwsCall call) {
    return call.name().equals("DynamoDB UpdateItem") && call.refusal().isEmpty();
  }

  /** The first such call since then. */
  private Optional<AwsCall> next(Predicate<AwsCall> such) {
    return world.calls().made().stream().skip(before).filter(such).findFirst();
  }

  private static Optional<Long> number(Map<String, AttributeValue> map, String name) {
    return Optional.ofNullable(map.get(name)).map(AttributeValue::n).map(Long::valueOf);
  }

  /** A record as whoever was killed left it, and when it is free. */
  private record Left(Map<String, AttributeValue> item, Instant due) {

    /** What of it nobody has made good; what somebody has begun since then is another matter. */
    Stream<String> undone(Map<String, AttributeValue> now) {
      return Stream.of(
              Optional.of("LeaseOwner").filter(owner -> isSame(owner, now)),
              Optional.of("Pending")
                  .filter(pending -> now.containsKey(pending))
                  .filter(pending -> isSame("Revision", now)),
              Optional.of("an open intent").filter(intent -> isOpen(now)))
          .flatMap(Optional::stream);
    }

    private boolean isSame(String name, Map<String, AttributeValue> now) {
      return item.containsKey(name) && item.get(name).equals(now.get(name));
    }

    private boolean isOpen(Map<String, AttributeValue> now) {
      return isIntent(item)
          && isIntent(now)
          && item.get("Command").m().get("intent").equals(now.get("Command").m().get("intent"));
    }

    private static boolean isIntent(Map<String, AttributeValue> item) {
      return item.containsKey("Command") && !item.get("Command").m().containsKey("id");
    }
  }
}
