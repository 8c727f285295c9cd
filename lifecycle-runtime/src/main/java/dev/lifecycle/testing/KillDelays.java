package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How long an invocation that is killed delays the next delivery to its node, for each call of a
 * walk: until its own deadline and 5 s, and where it may have sent a command, for 30 s after that.
 *
 * <p>Ten seconds before its lease ends somebody else comes with an event that no model waits for.
 * It must get the record as soon as the lease has ended, and leave nothing undone that the killed
 * one left. In a test:
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

  private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
  private static final Duration AFTER_A_SEND = Duration.ofSeconds(30);
  private static final Duration EARLY = Duration.ofSeconds(10);

  /** A call is under way for 20 ms. */
  private static final Duration ONE_CALL = Duration.ofMillis(25);

  /** What the next delivery does once it has the record: some twenty calls. */
  private static final Duration ITS_WORK = Duration.ofSeconds(2);

  private final TransitionTable<S> table;
  private final Supplier<? extends Dispatcher<S>> dispatchers;
  private final Consumer<World> walk;

  private KillDelays(
      TransitionTable<S> table,
      Supplier<? extends Dispatcher<S>> dispatchers,
      Consumer<World> walk) {
    this.table = table;
    this.dispatchers = dispatchers;
    this.walk = walk;
  }

  /**
   * The delays of a model along the walk of {@link CrashMatrix}.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each case
   */
  public static <S extends Enum<S>> KillDelays<S> of(
      TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers) {
    return new KillDelays<>(table, dispatchers, CrashMatrix.comeAndGo(table));
  }

  /** The same along another walk. */
  public KillDelays<S> along(Consumer<World> other) {
    return new KillDelays<>(table, dispatchers, other);
  }

  /** A case for each call of the calm walk, killed before it and after it. */
  public Stream<Case> cases() {
    return CrashMatrix.of(table, dispatchers).along(walk).calm().stream()
        .flatMap(
            call ->
                Stream.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER)
                    .map(fault -> new Case(call, fault)));
  }

  /** One case. */
  public final class Case {

    private final AwsCall call;
    private final Fault fault;

    private Case(AwsCall call, Fault fault) {
      this.call = call;
      this.fault = fault;
    }

    /** Which call, and whether it takes effect before the invocation is killed. */
    public String name() {
      return "call %d, %s: %s".formatted(call.number(), call.name(), fault);
    }

    /**
     * Runs the walk.
     *
     * @return how many records the killed invocation held
     * @throws AssertionError if the next delivery comes too late
     */
    public int check() {
      try (World world = new World(table, dispatchers.get(), 1)) {
        Kill kill = new Kill(world);
        world
            .calls()
            .plan(
                (number, service, action) ->
                    number == call.number() ? Optional.of(kill.now(fault)) : Optional.empty());
        walk.accept(world);
        List<String> late = kill.late();
        if (!late.isEmpty()) {
          throw new AssertionError(name() + ":\n  " + String.join("\n  ", late));
        }
        return kill.held.size();
      }
    }
  }

  /** An invocation that is killed, and what becomes of the records that it held. */
  private static final class Kill {

    private final World world;
    private final List<String> held = new ArrayList<>();
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
          held.add(node);
          world.put(stateChange(node), Duration.ZERO);
          Instant due =
              Optional.ofNullable(item.get("Command"))
                  .flatMap(command -> number(command.m(), "tried"))
                  .map(tried -> Instant.ofEpochMilli(tried).plus(AFTER_A_SEND))
                  .filter(leaseEnd::isBefore)
                  .orElse(leaseEnd);
          world.time().after(until(due.plus(ITS_WORK)), () -> settled(node));
        }
      }
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
          late.add(node + " still has " + left + " at " + world.time().instant());
        }
      }
      if (item.containsKey("Command") && !item.get("Command").m().containsKey("id")) {
        late.add(node + " still has an open intent at " + world.time().instant());
      }
    }

    List<String> late() {
      for (String node : held) {
        Optional<Instant> claimed =
            world.calls().made().stream()
                .filter(call -> call.invocation() > invocation && call.subject().equals(node))
                .filter(call -> call.name().equals("DynamoDB UpdateItem"))
                .filter(call -> call.refusal().isEmpty())
                .map(AwsCall::at)
                .findFirst();
        Instant latest = leaseEnd.plus(ONE_CALL);
        if (claimed.filter(at -> !at.isAfter(latest)).isEmpty()) {
          late.add("%s was claimed at %s, not by %s".formatted(node, claimed, latest));
        }
      }
      return late;
    }

    private static Optional<Long> number(Map<String, AttributeValue> map, String name) {
      return Optional.ofNullable(map.get(name)).map(AttributeValue::n).map(Long::valueOf);
    }
  }
}
