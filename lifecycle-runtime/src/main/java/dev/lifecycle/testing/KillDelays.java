package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** An invocation that begins so late has time for its work, and sends in its last 30 s. */
  private static final Duration STANDSTILL = Duration.ofSeconds(38);

  private final Walk<S> walk;
  private final int oneOf;

  private KillDelays(Walk<S> walk, int oneOf) {
    this.walk = walk;
    this.oneOf = oneOf;
  }

  /**
   * The delays of a model along the walk of {@link CrashMatrix}.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each case
   */
  public static <S extends Enum<S>> KillDelays<S> of(
      TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers) {
    return with(table, calls -> dispatchers.get());
  }

  /**
   * The same of a model with collaborators.
   *
   * @param dispatchers as of {@link CrashMatrix#with}
   */
  public static <S extends Enum<S>> KillDelays<S> with(
      TransitionTable<S> table, Function<Calls, ? extends Dispatcher<S>> dispatchers) {
    return new KillDelays<>(Walk.comeAndGo(table, dispatchers), 1);
  }

  /** The same along another walk. */
  public KillDelays<S> along(Consumer<World> other) {
    return new KillDelays<>(walk.along(other), oneOf);
  }

  /** The same with something in the world beforehand: node types, schedules, other nodes. */
  public KillDelays<S> among(Consumer<World> others) {
    return new KillDelays<>(walk.among(others), oneOf);
  }

  /**
   * About one of so many of the cases, spread evenly and always the same; one at least.
   *
   * @param of 1 for all of them
   * @throws IllegalArgumentException if it is less
   */
  public KillDelays<S> slice(int of) {
    if (of < 1) {
      throw new IllegalArgumentException("slice(" + of + ") is no part of the cases: 1 is all");
    }
    return new KillDelays<>(walk, of);
  }

  /**
   * A case for each call of the calm walk, killed before it and after it; and the same for each
   * call that an invocation makes which stands still before its first one.
   *
   * @throws IllegalStateException as of {@link CrashMatrix#calm()}
   */
  public Stream<Case> cases() {
    List<AwsCall> calm = walk.calm("without any fault", world -> {});
    int step = (int) Math.ceil(Math.sqrt(oneOf)); // of those who stand still, and of their calls
    return Stream.concat(
        kills(calm, Optional.empty(), oneOf),
        thinned(firsts(calm), step)
            .flatMap(first -> kills(ofStandstill(first), Optional.of(first), step)));
  }

  private Stream<Case> kills(List<AwsCall> calls, Optional<AwsCall> standsStillBefore, int step) {
    List<Case> all =
        calls.stream()
            .flatMap(
                call ->
                    Stream.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER)
                        .map(fault -> new Case(new CallFault(call, fault), standsStillBefore)))
            .toList();
    return thinned(all, step);
  }

  private static <T> Stream<T> thinned(List<T> all, int step) {
    return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get);
  }

  /** The first call of each invocation. */
  private static List<AwsCall> firsts(List<AwsCall> calls) {
    Set<Integer> invocations = new HashSet<>();
    return calls.stream().filter(call -> invocations.add(call.invocation())).toList();
  }

  /** What an invocation does that stands still; others make calls meanwhile. */
  private List<AwsCall> ofStandstill(AwsCall first) {
    String name = "without any fault, " + late(first);
    return walk.calm(name, world -> standStill(world, first)).stream()
        .filter(call -> call.invocation() == first.invocation())
        .toList();
  }

  private static String late(AwsCall first) {
    return "late since call " + first.number();
  }

  private static void standStill(World world, AwsCall first) {
    world.invocations().delays(turn -> turn == first.number() ? STANDSTILL : Duration.ZERO);
  }

  /** One case. */
  public final class Case {

    private final CallFault fault;
    private final Optional<AwsCall> standsStillBefore;

    private Case(CallFault fault, Optional<AwsCall> standsStillBefore) {
      this.fault = fault;
      this.standsStillBefore = standsStillBefore;
    }

    /** Which call, whether it takes effect before the invocation is killed, and how late it is. */
    public String name() {
      return fault + standsStillBefore.map(first -> ", " + late(first)).orElse("");
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
        standsStillBefore.ifPresent(first -> standStill(world, first));
        world
            .calls()
            .plan(
                (number, service, action) ->
                    number == fault.number()
                        ? Optional.of(kill.now(fault.fault()))
                        : Optional.empty());
        walk.path().accept(world);
        List<String> late =
            Stream.concat(Disturbance.of(fault).missed(world.calls().made()), kill.late().stream())
                .toList();
        if (!late.isEmpty()) {
          throw new AssertionError(name() + ":\n  " + String.join("\n  ", late));
        }
        return kill.delay();
      }
    }
  }
}
