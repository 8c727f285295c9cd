package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.World;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What becomes of a model when AWS calls of its walk go wrong: each call and each fault, each pair
 * of them, each order of two workers. In a test:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> survivesEveryFault() {
 *   return CrashMatrix.of(ClusterModelTransitions.TABLE, () -> new ClusterModelDispatcher(new ClusterModel()))
 *       .cases()
 *       .map(one -> DynamicTest.dynamicTest(one.name(), one::check));
 * }
 * }</pre>
 *
 * <p>The walk is a launch that becomes ready and a termination, unless another one is given. After
 * it the world goes on without faults; then every promise must hold: see {@link Oracles}. As long
 * as nothing goes wrong that launch must succeed, unless a command does not because the world has
 * it so; a model whose launches are to fail is told of in a story.
 *
 * <p>Immutable. Cases may be checked at the same time.
 */
public final class CrashMatrix<S extends Enum<S>> {

  /** The instance of the walk, unless another walk is given. */
  public static final String NODE = "i-0a0000000000000a1";

  /** The faults that pairs and schedules have: of each kind of harm the plainest. */
  private static final List<Fault> PLAIN =
      List.of(Fault.CRASH_BEFORE, Fault.CRASH_AFTER, Fault.LOST, Fault.THROTTLED, Fault.REFUSED);

  private final Walk<S> walk;
  private final int oneOf;

  private CrashMatrix(Walk<S> walk, int oneOf) {
    this.walk = walk;
    this.oneOf = oneOf;
  }

  /**
   * The matrix of a model.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each case
   */
  public static <S extends Enum<S>> CrashMatrix<S> of(
      TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers) {
    return with(table, calls -> dispatchers.get());
  }

  /**
   * The matrix of a model with collaborators.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each case; fakes of its
   *     collaborators may let their calls pass through the world's, so that those go wrong too
   */
  public static <S extends Enum<S>> CrashMatrix<S> with(
      TransitionTable<S> table, Function<Calls, ? extends Dispatcher<S>> dispatchers) {
    return new CrashMatrix<>(Walk.comeAndGo(table, dispatchers), 1);
  }

  /** The same matrix along another walk. */
  public CrashMatrix<S> along(Consumer<World> other) {
    return new CrashMatrix<>(walk.along(other), oneOf);
  }

  /**
   * The same matrix along a story, which is told once without faults first. Where a fault makes it
   * late, the story waits; what cannot happen any more is skipped; and what it asserts is not
   * asked, as another state may be right then.
   */
  public CrashMatrix<S> story(Consumer<LifecycleScenario<S>> story) {
    try (World calm = walk.world()) {
      story.accept(LifecycleScenario.in(walk.table(), calm));
    }
    return along(world -> story.accept(LifecycleScenario.patient(walk.table(), world)));
  }

  /** The same matrix with something in the world beforehand: node types, schedules, other nodes. */
  public CrashMatrix<S> among(Consumer<World> others) {
    return new CrashMatrix<>(walk.among(others), oneOf);
  }

  /** The same matrix; each world is shown to somebody once its case is over. */
  public CrashMatrix<S> watched(Consumer<World> by) {
    return new CrashMatrix<>(walk.watched(by), oneOf);
  }

  /**
   * Of this matrix's cases about one of so many, spread evenly and always the same; one at least.
   *
   * @param of 1 for all of them
   * @throws IllegalArgumentException if it is less
   */
  public CrashMatrix<S> slice(int of) {
    if (of < 1) {
      throw new IllegalArgumentException("slice(" + of + ") is no part of the cases: 1 is all");
    }
    return new CrashMatrix<>(walk, of);
  }

  /** One case. */
  public final class Case {

    private final Disturbance disturbance;

    private Case(Disturbance disturbance) {
      this.disturbance = disturbance;
    }

    /** Which calls, and what becomes of them. */
    public String name() {
      return disturbance.toString();
    }

    /**
     * Runs the walk.
     *
     * @throws AssertionError if a promise does not hold, or a call that is to go wrong is not made;
     *     the message says which
     */
    public void check() {
      walk.go(disturbance);
    }
  }

  /**
   * A case for each call of the calm walk and each fault.
   *
   * @throws IllegalStateException as of {@link #calm()}
   */
  public Stream<Case> cases() {
    return thinned(faults(calm(), List.of(Fault.values())), oneOf, 0)
        .map(one -> new Case(Disturbance.of(one)));
  }

  /**
   * A case for each two faults in sequence: each call of the calm walk goes wrong in one of five
   * ways (a crash before it or after it, a lost answer, throttled, refused), and then each call of
   * what the walk has become by that.
   *
   * @throws IllegalStateException as of {@link #calm()}
   */
  public Stream<Case> pairs() {
    return pairs(PLAIN, PLAIN, one -> true);
  }

  /**
   * A case for each two of these faults in sequence.
   *
   * @throws IllegalStateException as of {@link #calm()}
   */
  public Stream<Case> pairs(Fault first, Fault second) {
    return pairs(List.of(first), List.of(second), one -> true);
  }

  private Stream<Case> pairs(List<Fault> first, List<Fault> second, Predicate<Disturbance> such) {
    int step = step();
    List<CallFault> firsts = thinned(faults(calm(), first), step, 0).toList();
    return IntStream.range(0, firsts.size())
        .filter(i -> such.test(Disturbance.of(firsts.get(i))))
        .boxed()
        .flatMap(
            i -> {
              CallFault one = firsts.get(i);
              List<AwsCall> later =
                  walk.go(Disturbance.of(one)).stream()
                      .filter(call -> call.number() > one.number())
                      .toList();
              return thinned(faults(later, second), step, i)
                  .map(other -> new Case(Disturbance.of(one, other)));
            });
  }

  /**
   * A case for each order of two workers with one switch and each fault: each event comes twice,
   * whoever makes a call of the walk stands still before it, another worker and the sweep go as far
   * as they can, and then it goes on; meanwhile one call goes wrong in one of the five ways.
   *
   * @throws IllegalStateException as of {@link #calm()}
   */
  public Stream<Case> schedules() {
    return schedules(one -> true);
  }

  private Stream<Case> schedules(Predicate<Disturbance> such) {
    int step = step();
    List<AwsCall> switches =
        thinned(walk.calm("each event twice", Disturbance::deliverTwice), step, 0).toList();
    return IntStream.range(0, switches.size())
        .filter(i -> such.test(Disturbance.switchedAt(switches.get(i))))
        .boxed()
        .flatMap(
            i -> {
              AwsCall at = switches.get(i);
              Disturbance order = Disturbance.switchedAt(at);
              return Stream.concat(
                  Stream.of(new Case(order)),
                  thinned(faults(walk.go(order), PLAIN), step, i)
                      .map(one -> new Case(Disturbance.switchedAt(at, one))));
            });
  }

  /**
   * The case of this name, of all of {@link #cases}, {@link #pairs} and {@link #schedules} whatever
   * the slice: one that failed is run again by its name.
   *
   * @throws IllegalArgumentException if no case can have this name, or if there is none, for the
   *     walk makes other calls now
   * @throws IllegalStateException as of {@link #calm()}
   */
  public Case named(String name) {
    if (name == null || !Disturbance.isName(name)) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is no name of a case: take it from the test that failed,"
              + " for example 'call 10, SSM SendCommand: LOST'");
    }
    CrashMatrix<S> whole = slice(1);
    List<Fault> any = List.of(Fault.values());
    Stream<Case> cases =
        Disturbance.isSwitch(name)
            ? whole.schedules(one -> one.begins(name))
            : Disturbance.isPair(name)
                ? whole.pairs(any, any, one -> one.begins(name))
                : whole.cases();
    return cases
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no case is named '" + name + "': the walk makes other calls now"));
  }

  private static List<CallFault> faults(List<AwsCall> calls, List<Fault> faults) {
    return calls.stream()
        .flatMap(call -> faults.stream().map(fault -> new CallFault(call, fault)))
        .toList();
  }

  /** Each so many are half a slice each, where there are two of them. */
  private int step() {
    return (int) Math.ceil(Math.sqrt(oneOf));
  }

  private static <T> Stream<T> thinned(List<T> all, int step, int offset) {
    return IntStream.range(0, all.size()).filter(i -> (i + offset) % step == 0).mapToObj(all::get);
  }

  /**
   * The calls of the walk when nothing goes wrong.
   *
   * @throws IllegalStateException if the function changes no record along it; or if the launch
   *     fails though its commands succeed, unless another walk or a story is given
   * @throws AssertionError if a promise does not hold; the message says which
   */
  public List<AwsCall> calm() {
    return walk.calm("without any fault", world -> {});
  }
}
