package dev.lifecycle.testing.world;

import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.LifecycleFunction;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.engine.Host;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.aws.AutoScalingGroup;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.EventBus;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.aws.ManualTime;
import dev.lifecycle.testing.aws.RunCommand;
import dev.lifecycle.testing.client.AutoScalingOfWorld;
import dev.lifecycle.testing.client.DynamoDbOfWorld;
import dev.lifecycle.testing.client.SsmOfWorld;
import dev.lifecycle.testing.dynamodb.InMemoryDynamoDb;
import dev.lifecycle.testing.dynamodb.Items;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A model's function with all that is around it in virtual time: its table, an Auto Scaling group
 * with a launch and a terminate hook, Run Command, EventBridge, the queue and the sweep. The same
 * seed makes the same run. Not thread-safe.
 */
public final class World implements AutoCloseable {

  /** The group's name. */
  public static final String GROUP = "workers";

  /** The hook of launches. */
  public static final String LAUNCH_HOOK = "workers-launch";

  /** The hook of terminations. */
  public static final String TERMINATE_HOOK = "workers-terminate";

  /** The hooks' heartbeat time-out. */
  public static final Duration HOOK_TIME = Duration.ofHours(1);

  /** What instances write about themselves that neither the runtime nor a model knows. */
  public static final String OWN_ATTRIBUTE = "kit:rack";

  /** What they write there. */
  public static final String OWN_VALUE = "rack-7f3a9c";

  private static final Account ACCOUNT = new Account("123456789012", "eu-west-1");
  private static final String TABLE = "nodes";
  // Made once for all worlds: that loads an HTTP client, which takes longer than all else of it.
  private static final Configuration REPORTING = configuration("report");
  private static final Configuration THROWING = configuration("throw");
  private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofSeconds(15);
  // Longer than what is late, or a program, takes.
  private static final Duration SOON = Duration.ofMinutes(11);
  private static final Duration UNLISTED = Duration.ofSeconds(5);

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T10:15:02Z"));
  private final Routine routine = new Routine(time);
  private final Queue queue = new Queue();
  private final Invocations invocations = new Invocations(time, FUNCTION_TIMEOUT, this::untilTurn);
  private final Calls calls = new Calls(time::instant, invocations);
  private final Items items = new Items(calls::stamp);
  private final TaskRuns tasks = new TaskRuns(() -> calls.stamp().after(), invocations::invocation);
  private final WaitingRecords waiting = new WaitingRecords(items);
  private final AutoScalingGroup group;
  private final RunCommand runCommand;
  private final CloudInit cloudInit;
  private final EventSourceMapping source;
  private Machine programs = (instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 0);
  private Consumer<Answer> answers = answer -> {};
  private Function<String, List<Duration>> deliveries = event -> List.of(Duration.ZERO);
  private IntSupplier behind = () -> 0;

  /** A world in which this model's function runs: one that is warm, for all invocations. */
  public <S extends Enum<S>> World(TransitionTable<S> table, Dispatcher<S> dispatcher, long seed) {
    this(table, calls -> dispatcher, seed, false, REPORTING);
  }

  /**
   * A world in which this model's function runs.
   *
   * @param dispatchers makes the dispatcher; its model's collaborators may let their calls pass
   *     through these, so that those go wrong too
   */
  public static <S extends Enum<S>> World with(
      TransitionTable<S> table, Function<Calls, ? extends Dispatcher<S>> dispatchers, long seed) {
    return new World(table, dispatchers, seed, false, REPORTING);
  }

  /** A world in which each invocation has a function of its own, as if each were the first. */
  public static <S extends Enum<S>> World cold(
      TransitionTable<S> table, Function<Calls, ? extends Dispatcher<S>> dispatchers, long seed) {
    return new World(table, dispatchers, seed, true, REPORTING);
  }

  /**
   * A warm world in which an invocation that fails says why, where its answer else names a message.
   */
  public static <S extends Enum<S>> World telling(
      TransitionTable<S> table, Dispatcher<S> dispatcher, long seed) {
    return new World(table, calls -> dispatcher, seed, false, THROWING);
  }

  private static Configuration configuration(String batch) {
    return Configuration.from(
        Services.of(
            Map.of(
                "LIFECYCLE_TABLE", TABLE,
                "LIFECYCLE_BATCH", batch,
                "LIFECYCLE_GROUPS", GROUP,
                "LIFECYCLE_HOOKS", LAUNCH_HOOK + "," + TERMINATE_HOOK)));
  }

  private <S extends Enum<S>> World(
      TransitionTable<S> table,
      Function<Calls, ? extends Dispatcher<S>> dispatchers,
      long seed,
      boolean cold,
      Configuration configuration) {
    Random random = new Random(seed);
    Supplier<String> ids = () -> new UUID(random.nextLong(), random.nextLong()).toString();
    EventBus bus = new EventBus(ACCOUNT, time, time, this::deliver, ids);
    runCommand = new RunCommand(ACCOUNT, this::run, time, time, bus, ids);
    group = new AutoScalingGroup(GROUP, ACCOUNT, time, time, bus, runCommand::deregister, ids);
    group.putHook(Hook.of(LAUNCH_HOOK, Direction.LAUNCHING, HOOK_TIME));
    group.putHook(Hook.of(TERMINATE_HOOK, Direction.TERMINATING, HOOK_TIME));
    cloudInit = new CloudInit(group, runCommand, items, table.storedName(table.initial()), time);
    LifecycleFunction.Clients clients =
        new LifecycleFunction.Clients(
            new DynamoDbOfWorld(new InMemoryDynamoDb(TABLE, items, () -> behind.getAsInt()), calls),
            new AutoScalingOfWorld(group, calls),
            new SsmOfWorld(runCommand, calls, time::instant, UNLISTED));
    Host host =
        new Host(
            invocations::clock,
            () -> Duration.between(Instant.EPOCH, time.instant()),
            ids,
            random::nextDouble,
            invocations::sleep);
    Supplier<LifecycleFunction> fresh =
        () ->
            LifecycleFunction.of(
                table,
                tasks.noting(dispatchers.apply(calls)),
                clients,
                configuration,
                host,
                List.of(answer -> answers.accept(answer)));
    LifecycleFunction warm = fresh.get();
    source = new EventSourceMapping(time, queue, invocations, cold ? fresh : () -> warm);
    routine.every("lifecycle-sweep", SWEEP, this::sweep);
  }

  private Machine.Ending run(String instance, Command command) {
    return programs.run(instance, command);
  }

  /** The sweep is asked to look, unless it is known to find nothing that it would change. */
  public void sweep() {
    if (waiting.isAnyDue(time.instant().plus(invocations.skew()).plus(SWEEP))) {
      put(routine.firing("lifecycle-sweep"), Duration.ZERO);
    }
  }

  private boolean isHeldUp() {
    return group.instances().values().stream().anyMatch(state -> state.endsWith(":Wait"));
  }

  /** A schedule of the model fires now. */
  public void fire(String schedule) {
    deliver(routine.firing(schedule));
  }

  /** From now on a schedule of the model fires each time this has passed. */
  public void schedule(String name, Duration period) {
    routine.every(name, period, () -> fire(name));
  }

  private void deliver(String event) {
    deliveries.apply(event).forEach(delay -> put(event, delay));
  }

  /** Puts a message into the function's queue. */
  public void put(String event, Duration delay) {
    queue.put(event, time.instant().plus(delay));
  }

  /** Lets the world go on for so long. */
  public void pass(Duration duration) {
    source.pass(duration);
  }

  /** Lets the world go on for so long, or until nothing is under way or waits for anything. */
  public void settle(Duration atMost) {
    Instant limit = time.instant().plus(atMost);
    while (time.instant().isBefore(limit) && !isSettled()) {
      Duration left = Duration.between(time.instant(), limit);
      pass(left.compareTo(STEP) < 0 ? left : STEP);
    }
  }

  private boolean isSettled() {
    Instant soon = time.instant().plus(SOON);
    return invocations.running() == 0
        && queue.isEmpty()
        && !isHeldUp()
        && waiting.isNone(time.instant())
        && time.due(soon) == routine.due(soon);
  }

  private boolean untilTurn() {
    return source.untilTurn();
  }

  /** An instance starts: its agent is there and its cloud-init ends after so long. */
  public void launch(String instance, Duration boot) {
    group.launch(instance);
    register(instance, boot);
  }

  /** The same on the way into the warm pool. */
  public void launchIntoPool(String instance, Duration boot) {
    group.launchIntoPool(instance);
    register(instance, boot);
  }

  /** An instance's agent is there and its cloud-init ends after so long. */
  public void register(String instance, Duration boot) {
    cloudInit.after(boot, instance);
  }

  /** An instance is there from before: it is in no group's hands, and has a record. */
  public void add(String instance, String type, String status) {
    runCommand.register(instance);
    cloudInit.write(instance, type, status);
  }

  /** From now on instances write that they are of these node types; else {@code worker}. */
  public void types(UnaryOperator<String> byInstance) {
    cloudInit.types(byInstance);
  }

  /** From now on an instance's agent registers so much later than its record is written. */
  public void agents(Function<String, Duration> late) {
    cloudInit.agents(late);
  }

  /** What programs on instances do from now on. */
  public void programs(Machine machine) {
    programs = machine;
  }

  /** From now on each event is delivered so often, after these delays; never, if there are none. */
  public void deliveries(Function<String, List<Duration>> delays) {
    deliveries = delays;
  }

  /**
   * From now on reads that are not consistent, and indexes, are so many versions behind, but never
   * longer than {@link Items#SETTLES}.
   */
  public void reads(IntSupplier versions) {
    behind = versions;
  }

  /** From now on this hears what each dispatch that ended answers. */
  public void answers(Consumer<Answer> listener) {
    answers = listener;
  }

  /** From now on so many invocations run at a time at most. */
  public void workers(int atMost) {
    source.workers(atMost);
  }

  /** What time it is, and what happens when. */
  public ManualTime time() {
    return time;
  }

  /** The group. */
  public AutoScalingGroup group() {
    return group;
  }

  /** Run Command. */
  public RunCommand runCommand() {
    return runCommand;
  }

  /** The table. */
  public Items items() {
    return items;
  }

  /** The AWS calls that the function makes. */
  public Calls calls() {
    return calls;
  }

  /** What the model's tasks were asked to do so far, and did. */
  public List<TaskRun> tasks() {
    return tasks.noted();
  }

  /** The function's invocations. */
  public Invocations invocations() {
    return invocations;
  }

  /** The function's queue. */
  public Queue queue() {
    return queue;
  }

  @Override
  public void close() {
    invocations.close();
  }
}
