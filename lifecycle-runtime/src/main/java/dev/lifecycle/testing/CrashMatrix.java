package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.oracle.Oracles;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.FaultPlan;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What becomes of a model when one AWS call of its walk goes wrong, for each call and each fault.
 * In a test:
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
 * it the world goes on without faults; then every promise must hold: see {@link Oracles}.
 */
public final class CrashMatrix<S extends Enum<S>> {

  private static final String NODE = "i-0a0000000000000a1";

  /** What the sweep does whether or not there is anything to do. */
  private static final Set<String> LOOKS =
      Set.of("DynamoDB Query", "Auto Scaling DescribeAutoScalingInstances");

  private static final Duration DRAIN = Duration.ofMinutes(30);

  private final TransitionTable<S> table;
  private final Supplier<? extends Dispatcher<S>> dispatchers;
  private final Consumer<World> walk;

  private CrashMatrix(
      TransitionTable<S> table,
      Supplier<? extends Dispatcher<S>> dispatchers,
      Consumer<World> walk) {
    this.table = table;
    this.dispatchers = dispatchers;
    this.walk = walk;
  }

  /**
   * The matrix of a model.
   *
   * @param dispatchers makes a dispatcher with a fresh model for each case
   */
  public static <S extends Enum<S>> CrashMatrix<S> of(
      TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers) {
    return new CrashMatrix<>(table, dispatchers, CrashMatrix::comeAndGo);
  }

  /** The same matrix along another walk. */
  public CrashMatrix<S> along(Consumer<World> other) {
    return new CrashMatrix<>(table, dispatchers, other);
  }

  /**
   * The same matrix along a story, which is told once without faults first. Where a fault makes it
   * late, the story waits; what cannot happen any more is skipped; and what it asserts is not
   * asked, as another state may be right then.
   */
  public CrashMatrix<S> story(Consumer<LifecycleScenario<S>> story) {
    story.accept(LifecycleScenario.of(table, dispatchers.get()));
    return along(world -> story.accept(LifecycleScenario.patient(table, world)));
  }

  private static void comeAndGo(World world) {
    world.launch(NODE, Duration.ofSeconds(3));
    world.pass(Duration.ofMinutes(10));
    if (world.group().instances().containsKey(NODE)) { // else a failed launch was abandoned
      world.group().terminate(NODE);
    }
    world.pass(Duration.ofMinutes(10));
  }

  /** One case. */
  public final class Case {

    private final String name;
    private final FaultPlan faults;

    private Case(String name, FaultPlan faults) {
      this.name = name;
      this.faults = faults;
    }

    /** Which call, and what becomes of it. */
    public String name() {
      return name;
    }

    /**
     * Runs the walk.
     *
     * @throws AssertionError if a promise does not hold; the message says which
     */
    public void check() {
      List<String> broken = violations(faults);
      if (!broken.isEmpty()) {
        throw new AssertionError(name + ":\n  " + String.join("\n  ", broken));
      }
    }
  }

  /** A case for each call of the calm walk and each fault. */
  public Stream<Case> cases() {
    return calm().stream()
        .flatMap(
            call ->
                Stream.of(Fault.values())
                    .map(
                        fault ->
                            new Case(
                                "call %d, %s: %s".formatted(call.number(), call.name(), fault),
                                FaultPlan.at(call.number(), fault))));
  }

  /** A case for each pair of calls of the calm walk with these faults. */
  public Stream<Case> pairs(Fault first, Fault second) {
    List<AwsCall> calls = calm();
    return calls.stream()
        .flatMap(
            one ->
                Stream.of(1, 2, 3, 5)
                    .map(
                        later ->
                            new Case(
                                "call %d, %s: %s, then %d later %s"
                                    .formatted(one.number(), one.name(), first, later, second),
                                FaultPlan.at(one.number(), first)
                                    .and(FaultPlan.at(one.number() + later, second)))));
  }

  /** The calls of the walk when nothing goes wrong, but the sweep's looks. */
  public List<AwsCall> calm() {
    try (World world = new World(table, dispatchers.get(), 1)) {
      walk.accept(world);
      List<String> broken = verdict(world);
      if (!broken.isEmpty()) {
        throw new AssertionError("without any fault:\n  " + String.join("\n  ", broken));
      }
      return world.calls().made().stream().filter(call -> !LOOKS.contains(call.name())).toList();
    }
  }

  private List<String> violations(FaultPlan faults) {
    try (World world = new World(table, dispatchers.get(), 1)) {
      world.calls().plan(faults);
      walk.accept(world);
      return verdict(world);
    }
  }

  private List<String> verdict(World world) {
    Oracles<S> oracles = new Oracles<>(table, world);
    List<String> broken = new ArrayList<>(oracles.safety());
    world.calls().plan(FaultPlan.NONE);
    world.pass(DRAIN);
    broken.addAll(oracles.safety().stream().filter(text -> !broken.contains(text)).toList());
    broken.addAll(oracles.liveness());
    return broken;
  }
}
