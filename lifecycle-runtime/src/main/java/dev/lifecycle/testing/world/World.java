package dev.lifecycle.testing.world;

import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.LifecycleFunction;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.engine.Host;
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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
  public static final String OWN_ATTRIBUTE = "Rack";

  private static final Account ACCOUNT = new Account("123456789012", "eu-west-1");
  private static final String TABLE = "nodes";
  private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration UNLISTED = Duration.ofSeconds(5);
  private static final int MOST_WORKERS = 10;

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T10:15:02Z"));
  private final Queue queue = new Queue();
  private final Invocations invocations = new Invocations(time, FUNCTION_TIMEOUT);
  private final Calls calls = new Calls(time::instant, invocations);
  private final Items items = new Items(calls::stamp);
  private final AutoScalingGroup group;
  private final RunCommand runCommand;
  private final Supplier<LifecycleFunction> functions;
  private final String initial;
  private Machine programs = (instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 0);
  private Function<String, List<Duration>> deliveries = event -> List.of(Duration.ZERO);
  private IntSupplier behind = () -> 0;

  /** A world in which this model's function runs: one that is warm, for all invocations. */
  public <S extends Enum<S>> World(TransitionTable<S> table, Dispatcher<S> dispatcher, long seed) {
    this(table, () -> dispatcher, seed, false);
  }

  /** A world in which each invocation has a function of its own, as if each were the first. */
  public static <S extends Enum<S>> World cold(
      TransitionTable<S> table, Supplier<? extends Dispatcher<S>> dispatchers, long seed) {
    return new World(table, dispatchers, seed, true);
  }

  private <S extends Enum<S>> World(
      TransitionTable<S> table,
      Supplier<? extends Dispatcher<S>> dispatchers,
      long seed,
      boolean cold) {
    Random random = new Random(seed);
    Supplier<String> ids = () -> new UUID(random.nextLong(), random.nextLong()).toString();
    EventBus bus = new EventBus(ACCOUNT, time, time, this::deliver, ids);
    runCommand = new RunCommand(ACCOUNT, this::run, time, time, bus, ids);
    group = new AutoScalingGroup(GROUP, ACCOUNT, time, time, bus, runCommand::deregister, ids);
    group.putHook(Hook.of(LAUNCH_HOOK, Direction.LAUNCHING, HOOK_TIME));
    group.putHook(Hook.of(TERMINATE_HOOK, Direction.TERMINATING, HOOK_TIME));
    initial = table.storedName(table.initial());
    LifecycleFunction.Clients clients =
        new LifecycleFunction.Clients(
            new DynamoDbOfWorld(new InMemoryDynamoDb(TABLE, items, () -> behind.getAsInt()), calls),
            new AutoScalingOfWorld(group, calls),
            new SsmOfWorld(runCommand, calls, time::instant, UNLISTED));
    Configuration configuration =
        Configuration.from(
            Services.of(
                Map.of(
                    "LIFECYCLE_TABLE", TABLE,
                    "LIFECYCLE_GROUPS", GROUP,
                    "LIFECYCLE_HOOKS", LAUNCH_HOOK + "," + TERMINATE_HOOK)));
    Host host = new Host(invocations::clock, ids, random::nextDouble, invocations::sleep);
    Supplier<LifecycleFunction> fresh =
        () ->
            LifecycleFunction.of(table, dispatchers.get(), clients, configuration, host, List.of());
    LifecycleFunction warm = fresh.get();
    functions = cold ? fresh : () -> warm;
    time.after(SWEEP, this::sweep);
  }

  private Machine.Ending run(String instance, Command command) {
    return programs.run(instance, command);
  }

  private void sweep() {
    put(
        "{\"lifecycle\":{\"schedule\":\"lifecycle-sweep\",\"time\":\"" + time.instant() + "\"}}",
        Duration.ZERO);
    time.after(SWEEP, this::sweep);
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
    Instant end = time.instant().plus(duration);
    while (true) {
      time.advance(Duration.ZERO);
      receive();
      Optional<Instant> next =
          Stream.of(invocations.nextTurn(), time.nextDue(), nextVisible())
              .flatMap(Optional::stream)
              .min(Instant::compareTo)
              .filter(at -> !at.isAfter(end));
      if (next.isEmpty()) {
        time.advance(Duration.between(time.instant(), end));
        return;
      }
      if (next.get().isAfter(time.instant())) {
        time.advance(Duration.between(time.instant(), next.get()));
      }
      if (invocations.nextTurn().filter(at -> !at.isAfter(time.instant())).isPresent()) {
        invocations.turn(nextVisible().filter(end::isAfter).orElse(end));
      }
    }
  }

  private Optional<Instant> nextVisible() {
    return invocations.running() < MOST_WORKERS ? queue.nextVisible() : Optional.empty();
  }

  private void receive() {
    while (invocations.running() < MOST_WORKERS) {
      Optional<Queue.Message> message = queue.receive(time.instant());
      if (message.isEmpty()) {
        return;
      }
      invoke(message.get());
    }
  }

  private void invoke(Queue.Message message) {
    invocations.start(
        () -> handle(message.payload()),
        (end, answer) -> {
          if (end == Invocations.End.ANSWERED && !message.isAmongFailures(answer)) {
            queue.delete(message, time.instant(), invocations.invocation());
          }
        });
  }

  private String handle(String payload) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      functions
          .get()
          .handle(
              new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
              answer,
              new InvocationContext("request-" + invocations.invocation(), invocations::remaining));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer.toString(StandardCharsets.UTF_8);
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
    time.after(
        boot,
        () -> {
          if (group.instances().containsKey(instance)) {
            runCommand.register(instance);
            cloudInit(instance);
          }
        });
  }

  /** What an instance writes about itself: only if nobody has taken its record over. */
  private void cloudInit(String instance) {
    if (items.get(instance).isEmpty()) {
      Map<String, AttributeValue> item = new HashMap<>();
      item.put("Ident", AttributeValue.fromS(instance));
      item.put("ItemType", AttributeValue.fromS("worker"));
      item.put("ItemStatus", AttributeValue.fromS(initial));
      item.put("InstanceIp", AttributeValue.fromS("10.0.0.7"));
      item.put(OWN_ATTRIBUTE, AttributeValue.fromS("rack-7f3a9c"));
      items.put(item);
    }
  }

  /** What programs on instances do from now on. */
  public void programs(Machine machine) {
    programs = machine;
  }

  /** From now on each event is delivered so often, after these delays; never, if there are none. */
  public void deliveries(Function<String, List<Duration>> delays) {
    deliveries = delays;
  }

  /** From now on reads that are not consistent, and indexes, are so many versions behind. */
  public void reads(IntSupplier versions) {
    behind = versions;
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
