package dev.lifecycle.testing;

import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
  private static final Machine WAITING = (instance, command) -> Machine.Ending.OPEN;
  private static final Machine SUCCEEDING =
      (instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 0);

  private final TransitionTable<S> table;
  private final World world;
  private final boolean patient;
  private final Story story;
  private final Map<String, ScenarioInstance<S>> instances = new LinkedHashMap<>();
  private List<Duration> arrivals = List.of(Duration.ZERO);
  private Optional<String> latest = Optional.empty();
  private boolean telling;
  private int events;

  private LifecycleScenario(TransitionTable<S> table, World world, boolean patient) {
    this.table = table;
    this.world = world;
    this.patient = patient;
    this.story = new Story(world);
    world.programs(WAITING);
    world.deliveries(this::arrivals);
  }

  /**
   * A scenario for a model.
   *
   * @param dispatcher the generated one, with a model that is made for this scenario; where the
   *     model has collaborators, with fakes of them
   */
  public static <S extends Enum<S>> LifecycleScenario<S> of(
      TransitionTable<S> table, Dispatcher<S> dispatcher) {
    return in(table, new World(table, dispatcher, 1));
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
   */
  public ScenarioInstance<S> instance(String name) {
    return instances.computeIfAbsent(
        name, first -> new ScenarioInstance<>(this, first, instances.size() + 1));
  }

  /** So much time passes, for example {@code "10m"} or {@code "1h30m"}; then the sweep looks. */
  public LifecycleScenario<S> after(String span) {
    Duration duration = Spans.parse("after", span);
    story.step("after " + span);
    world.pass(duration);
    world.put(firing("lifecycle-sweep"), Duration.ZERO);
    return settled();
  }

  /** A schedule fires. */
  public LifecycleScenario<S> scheduleFires(String schedule) {
    begin("schedule " + schedule + " fires");
    send(firing(schedule));
    return settled();
  }

  /** What the generated template's schedules send. */
  private String firing(String schedule) {
    return Json.write(
        Map.of(
            "lifecycle", Map.of("schedule", schedule, "time", world.time().instant().toString())));
  }

  /**
   * EventBridge delivers an event.
   *
   * @param detail its detail, of maps, lists, strings, numbers and booleans
   */
  public LifecycleScenario<S> event(String source, String detailType, Map<String, ?> detail) {
    begin(detailType + " of " + source);
    send(envelope(source, detailType, List.of(), detail));
    return settled();
  }

  String envelope(String source, String detailType, List<String> resources, Map<String, ?> detail) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", new UUID(0, ++events));
    event.put("detail-type", detailType);
    event.put("source", source);
    event.put("account", "123456789012");
    event.put("time", world.time().instant());
    event.put("region", "eu-west-1");
    event.put("resources", resources);
    event.put("detail", detail);
    return Json.write(event);
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
    arrivals = delays;
    return this;
  }

  private List<Duration> arrivals(String event) {
    if (telling) {
      latest = Optional.of(event);
      telling = false;
    }
    return arrivals;
  }

  /** A step begins that an event tells of, the first that there is then. */
  void begin(String what) {
    story.step(what);
    telling = true;
  }

  void send(String event) {
    arrivals(event).forEach(delay -> world.put(event, delay));
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
    return latest.orElseThrow(() -> new IllegalStateException("there was no event yet to repeat"));
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
    String text = story.toString();
    for (ScenarioInstance<S> instance : instances.values()) {
      text = text.replace(instance.id(), instance.name());
    }
    return text;
  }

  /** The name that the test gave an instance; its id, if it gave none. */
  String nameOf(String id) {
    return instances.values().stream()
        .filter(instance -> instance.id().equals(id))
        .map(ScenarioInstance::name)
        .findFirst()
        .orElse(id);
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
