package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
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
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How long an invocation that is killed delays the next delivery to its node, for each call of a
 * walk: until its own deadline and 5 s, and where it may have sent a command, for 30 s after that
 * send.
 *
 * <p>Ten seconds before its lease ends somebody else comes with an event that no model waits for.
 * It must get the record as soon as the lease has ended, and leave nothing undone that the killed
 * one left. Where the 30 s last longer, because the killed one sent in its last seconds, it must
 * leave the command alone, and whoever comes when they are over must not. In a test:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> aKilledInvocationDelaysTheNextOneLittle() {
 *   return KillDelays.of(ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new ClusterModel()))
 *       .cases()
 *       .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
 * }
 * }</pre>
 */
public final class KillDelays<S extends Enum<S>> {

  private static final String SEND = "SSM SendCommand";
  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
  private static final Duration AFTER_A_SEND = Duration.ofSeconds(30);
  private static final Duration EARLY = Duration.ofSeconds(10);

  /** An invocation that begins so late has time for its work, and sends in its last 30 s. */
  private static final Duration STANDSTILL = Duration.ofSeconds(38);

  /** A call is under way for 20 ms. */
  private static final Duration ONE_CALL = Duration.ofMillis(25);

  /** What the next delivery does once it has the record: some twenty calls. */
  private static final Duration ITS_WORK = Duration.ofSeconds(2);

  private final Walk<S> walk;

  private KillDelays(Walk<S> walk) {
    this.walk = walk;
  }

  /**
   * The delays of a model along the walk of {@link CrashMatrix}.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each case
   */
  public static <S extends Enum<S>> KillDelays<S> of(
      TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers) {
    return new KillDelays<>(Walk.comeAndGo(table, calls -> dispatchers.get()));
  }

  /** The same along another walk. */
  public KillDelays<S> along(Consumer<World> other) {
    return new KillDelays<>(walk.along(other));
  }

  /**
   * A case for each call of the calm walk, killed before it and after it; and the same of an
   * invocation that stands still before its first call.
   *
   * @throws IllegalStateException as of {@link CrashMatrix#calm()}
   */
  public Stream<Case> cases() {
    List<AwsCall> calm = walk.calm("without any fault", world -> {});
    return calm.stream()
        .flatMap(
            call ->
                Stream.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER)
                    .flatMap(
                        fault ->
                            Stream.of(OptionalLong.empty(), OptionalLong.of(first(call, calm)))
                                .map(late -> new Case(call, fault, late))));
  }

  /** The first call of the invocation that makes this one. */
  private static long first(AwsCall call, List<AwsCall> calls) {
    return calls.stream()
        .filter(one -> one.invocation() == call.invocation())
        .mapToLong(AwsCall::number)
        .min()
        .orElseThrow();
  }

  /** One case. */
  public final class Case {

    private final AwsCall call;
    private final Fault fault;
    private final OptionalLong standsStillBefore;

    private Case(AwsCall call, Fault fault, OptionalLong standsStillBefore) {
      this.call = call;
      this.fault = fault;
      this.standsStillBefore = standsStillBefore;
    }

    /** Which call, whether it takes effect before the invocation is killed, and how late it is. */
    public String name() {
      return "call %d, %s: %s%s"
          .formatted(
              call.number(), call.name(), fault, standsStillBefore.isPresent() ? ", late" : "");
    }

    /**
     * Runs the walk.
     *
     * @return how long after its own deadline the killed invocation delays the next delivery; empty
     *     if it held no record
     * @throws AssertionError if the next delivery comes too late, or the call is not made
     */
    public Optional<Duration> check() {
      try (World world = walk.world()) {
        Kill kill = new Kill(world);
        standsStillBefore.ifPresent(
            first ->
                world.invocations().delays(turn -> turn == first ? STANDSTILL : Duration.ZERO));
        world
            .calls()
            .plan(
                (number, service, action) ->
                    number == call.number() ? Optional.of(kill.now(fault)) : Optional.empty());
        walk.path().accept(world);
        List<String> late =
            Stream.concat(missed(world.calls().made()), kill.late().stream()).toList();
        if (!late.isEmpty()) {
          throw new AssertionError(name() + ":\n  " + String.join("\n  ", late));
        }
        return kill.delay();
      }
    }

    /** Behind somebody who stands still others make calls, so that the numbers are others too. */
    private Stream<String> missed(List<AwsCall> made) {
      return standsStillBefore.isPresent()
          ? Stream.empty()
          : Disturbance.of(new CallFault(call, fault)).missed(made);
    }
  }

  /** An invocation that is killed, and what becomes of the records that it held. */
  private static final class Kill {

    private final World world;
    private final Map<String, Instant> held = new LinkedHashMap<>(); // until when
    private final List<String> late = new ArrayList<>();
    private Instant leaseEnd = Instant.MAX;
    private int invocation;

    Kill(World world) {
      this.world = world;
    }

    Fault now(Fault fault) {
      invocation = world.invocations().invocation();
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
          held.put(node, due);
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
      Map<String, AttributeValue> item = world.items().get(node);
      for (String left : List.of("LeaseOwner", "Pending")) {
        if (item.containsKey(left)) {
          late.add("L1: " + node + " still has " + left + " at " + world.time().instant());
        }
      }
      if (item.containsKey("Command") && !item.get("Command").m().containsKey("id")) {
        late.add("L1: " + node + " still has an open intent at " + world.time().instant());
      }
    }

    List<String> late() {
      held.forEach(
          (node, due) -> {
            Instant latest = leaseEnd.plus(ONE_CALL);
            Optional<Instant> claimed =
                next(call -> call.subject().equals(node) && isTaken(call)).map(AwsCall::at);
            if (claimed.filter(at -> !at.isAfter(latest)).isEmpty()) {
              late.add("L1: %s was claimed at %s, not by %s".formatted(node, claimed, latest));
            }
            next(call -> call.name().equals(SEND) && call.detail().startsWith(node + "/"))
                .map(AwsCall::at)
                .filter(at -> at.isBefore(due))
                .ifPresent(
                    at ->
                        late.add(
                            "S3: %s was sent to again at %s, before %s".formatted(node, at, due)));
          });
      return late;
    }

    private static boolean isTaken(AwsCall call) {
      return call.name().equals("DynamoDB UpdateItem") && call.refusal().isEmpty();
    }

    /** The first such call of those who came after the killed invocation. */
    private Optional<AwsCall> next(Predicate<AwsCall> such) {
      return world.calls().made().stream()
          .filter(call -> call.invocation() > invocation)
          .filter(such)
          .findFirst();
    }

    private static Optional<Long> number(Map<String, AttributeValue> map, String name) {
      return Optional.ofNullable(map.get(name)).map(AttributeValue::n).map(Long::valueOf);
    }
  }
}
