package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A model's story for a test: the test says what happens and asserts what becomes of it. The whole
 * runtime runs, on AWS in memory and in virtual time, so a story of hours takes milliseconds.
 *
 * <pre>{@code
 * LifecycleScenario.of(ClusterModelTransitions.TABLE, new ClusterModelDispatcher(new ClusterModel()))
 *     .launch()
 *     .assertCommand("/usr/local/bin/join_cluster.sh 10.0.0.1")
 *     .commandSucceeds()
 *     .assertState(State.READY)
 *     .assertCompleted(Result.CONTINUE)
 *     .terminate()
 *     .after("10m")
 *     .assertRemoved();
 * }</pre>
 *
 * <p>A step lasts until nothing is under way any more; only {@link #after} lets more time pass. A
 * command waits until the test says how it ends. Events come once and at once. What the story says
 * and cannot happen is an {@link IllegalStateException} or {@link IllegalArgumentException}; what
 * it asserts and does not hold is an {@link AssertionError} that tells the story so far.
 *
 * <p>Not thread-safe. Two scenarios know nothing of one another.
 *
 * @param <S> the model's states
 */
public final class LifecycleScenario<S extends Enum<S>> {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration LONGEST_STEP = Duration.ofMinutes(10);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration GLANCE = Duration.ofSeconds(10);
  private static final String SWEEP = "lifecycle-sweep";
  private static final Machine WAITING = (instance, command) -> Machine.Ending.OPEN;
  private static final Machine SUCCEEDING =
      (instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 0);

  private final TransitionTable<S> table;
  private final World world;
  private final boolean patient;
  private final Story story;
  private final Deliveries deliveries;
  private final Cast<S> cast = new Cast<>(this);

  private LifecycleScenario(TransitionTable<S> table, World world, boolean patient) {
    this.table = table;
    this.world = world;
    this.patient = patient;
    this.story = new Story(world, cast::named);
    this.deliveries = new Deliveries(world);
    world.programs(WAITING);
  }

  /**
   * A scenario for a model.
   *
   * @param dispatcher the generated one, with a model that is made for this scenario; where the
   *     model has collaborators, with fakes of them
   */
  public static <S extends Enum<S>> LifecycleScenario<S> of(
      TransitionTable<S> table, Dispatcher<S> dispatcher) {
    return in(table, World.telling(table, dispatcher, 1));
  }

  /** A scenario in a world where nothing goes wrong. */
  static <S extends Enum<S>> LifecycleScenario<S> in(TransitionTable<S> table, World world) {
    return new LifecycleScenario<>(table, world, false);
  }

  /**
   * A scenario in a world where things go wrong: it waits for what is to happen as long as the
   * sweep may take, skips what cannot happen any more, and asserts nothing.
   */
  static <S extends Enum<S>> LifecycleScenario<S> patient(TransitionTable<S> table, World world) {
    return new LifecycleScenario<>(table, world, true);
  }

  /** The story's only instance launches. Short for {@code instance("the instance").launch()}. */
  public ScenarioInstance<S> launch() {
    return instance("the instance").launch();
  }

  /**
   * An instance of the story by the name that the test gives it; the first mention makes it. A name
   * that looks like an instance id is its id.
   *
   * @throws IllegalArgumentException if the name is empty, or the id of an instance that has a name
   */
  public ScenarioInstance<S> instance(String name) {
    return cast.instance(name);
  }

  /** So much time passes, for example {@code "10m"} or {@code "1h30m"}; then the sweep looks. */
  public LifecycleScenario<S> after(String span) {
    Duration duration = Spans.parse("after", span);
    story.step("after " + span);
    world.pass(duration);
    world.put(deliveries.firing(SWEEP), Duration.ZERO);
    return settled();
  }

  /**
   * A schedule fires.
   *
   * @param schedule one of the model's, or {@code lifecycle-sweep}
   * @throws IllegalArgumentException if no row of the model is on it
   */
  public LifecycleScenario<S> scheduleFires(String schedule) {
    Set<String> schedules =
        table.rows().stream()
            .flatMap(row -> row.schedule().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!schedules.contains(Given.text("scheduleFires(schedule)", schedule))
        && !schedule.equals(SWEEP)) {
      throw new IllegalArgumentException(
          "scheduleFires(\"" + schedule + "\"): the model's schedules are " + schedules);
    }
    begin("schedule " + schedule + " fires");
    deliveries.send(deliveries.firing(schedule));
    return settled();
  }

  /**
   * EventBridge delivers an event.
   *
   * @param detail its detail, of maps, lists, strings, numbers and booleans
   */
  public LifecycleScenario<S> event(String source, String detailType, Map<String, ?> detail) {
    Given.text("event(source, ..)", source);
    Given.text("event(.., detailType, ..)", detailType);
    Given.value("event(.., detail)", detail);
    return event(detailType + " of " + source, source, detailType, List.of(), detail);
  }

  LifecycleScenario<S> event(
      String what,
      String source,
      String detailType,
      List<String> resources,
      Map<String, ?> detail) {
    begin(what);
    deliveries.send(deliveries.envelope(source, detailType, resources, detail));
    return settled();
  }

  /** From now on each event comes twice at once, so that two invocations work on it. */
  public LifecycleScenario<S> deliverTwice() {
    return deliver(List.of(Duration.ZERO, Duration.ZERO));
  }

  /** From now on each event comes so much later. */
  public LifecycleScenario<S> deliverLate(String span) {
    return deliver(List.of(Spans.parse("deliverLate", span)));
  }

  /** From now on no event comes: what happens is for the sweep to find. */
  public LifecycleScenario<S> deliverNever() {
    return deliver(List.of());
  }

  /** From now on each event comes once and at once, as in the beginning. */
  public LifecycleScenario<S> deliverOnce() {
    return deliver(List.of(Duration.ZERO));
  }

  private LifecycleScenario<S> deliver(List<Duration> delays) {
    deliveries.come(delays);
    return this;
  }

  /** A step begins that an event tells of, the first that there is then. */
  void begin(String what) {
    story.step(what);
    deliveries.tell();
  }

  /**
   * The event that told of the latest step comes once more, with the same id: of the launch for
   * example, not of the command that was sent then.
   *
   * @throws IllegalStateException if there was none
   */
  public LifecycleScenario<S> lastEventAgain() {
    String event = lastEvent();
    story.step("the last event again");
    world.put(event, Duration.ZERO);
    return settled();
  }

  /**
   * The event that told of the latest step, as the function got it, or would have got it.
   *
   * @throws IllegalStateException if there was none
   */
  public String lastEvent() {
    return deliveries.latest();
  }

  /**
   * From now on commands take a second and succeed by themselves; those that wait go on waiting.
   */
  public LifecycleScenario<S> commandsSucceed() {
    world.programs(SUCCEEDING);
    return this;
  }

  /** From now on commands wait until the test says how they end, as in the beginning. */
  public LifecycleScenario<S> commandsWait() {
    world.programs(WAITING);
    return this;
  }

  /** What is around the model, for all that has no word here. */
  public World world() {
    return world;
  }

  /**
   * What happened so far, a line each: steps, dispatches, and calls of other services than the
   * table.
   */
  @Override
  public String toString() {
    return story.toString();
  }

  Cast<S> cast() {
    return cast;
  }

  TransitionTable<S> table() {
    return table;
  }

  Story story() {
    return story;
  }

  boolean isPatient() {
    return patient;
  }

  /** A patient story waits a while for what is late. */
  void waitUntil(BooleanSupplier what) {
    for (Duration waited = Duration.ZERO;
        patient && !what.getAsBoolean() && waited.compareTo(PATIENCE) < 0;
        waited = waited.plus(GLANCE)) {
      world.pass(GLANCE);
    }
  }

  /** Lets the world go on until nothing is under way; what is delivered again later may be left. */
  LifecycleScenario<S> settled() {
    Instant limit = world.time().instant().plus(LONGEST_STEP);
    do {
      world.pass(TICK);
      if (world.time().instant().isAfter(limit)) {
        throw new AssertionError(
            "the step does not come to rest within "
                + Spans.text(LONGEST_STEP)
                + ".\nThe story so far:\n"
                + this);
      }
    } while (isUnderWay());
    return this;
  }

  private boolean isUnderWay() {
    Instant soon = world.time().instant().plus(SOON);
    return world.invocations().running() > 0
        || world.queue().nextVisible().filter(soon::isAfter).isPresent()
        || world.time().nextDue().filter(soon::isAfter).isPresent();
  }
}
