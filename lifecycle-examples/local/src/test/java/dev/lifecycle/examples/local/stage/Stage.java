package dev.lifecycle.examples.local.stage;

import dev.lifecycle.examples.local.dynamo.CountingProxy;
import dev.lifecycle.examples.local.dynamo.LocalDynamo;
import dev.lifecycle.examples.local.endpoint.Faults;
import dev.lifecycle.examples.local.endpoint.LocalAws;
import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.LifecycleFunction;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.action.AutoScalingActions;
import dev.lifecycle.runtime.action.SsmRunCommand;
import dev.lifecycle.runtime.dispatch.Dispatcher;
import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.runtime.engine.Host;
import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.aws.AutoScalingGroup;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.aws.ManualTime;
import dev.lifecycle.testing.world.InvocationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * One model's function, its table, and one Auto Scaling group with two hooks, in virtual time.
 * Nothing is delivered by itself: a test takes each event and delivers it, or does not. Programs on
 * instances take one second and succeed unless {@link #programs} says otherwise.
 */
public final class Stage implements AutoCloseable {

  public static final String GROUP = "workers";
  public static final String LAUNCH_HOOK = "workers-launch";
  public static final String TERMINATE_HOOK = "workers-terminate";
  public static final Duration HOOK_TIME = Duration.ofHours(1);

  private static final Account ACCOUNT = new Account("123456789012", "eu-west-1");
  private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(60);
  private static final AtomicInteger TABLES = new AtomicInteger();

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T10:15:02Z"));
  private final Deque<Runnable> open = new ArrayDeque<>();
  private final List<String> inbox = new ArrayList<>();
  private final String tableName = "nodes-" + TABLES.incrementAndGet();
  private final String initial;
  private final DynamoDbClient dynamo;
  private final LocalAws aws;
  private final LifecycleFunction function;
  private Machine programs = (instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 0);

  /** A model, as generated code describes it, on this DynamoDB. */
  public <S extends Enum<S>> Stage(
      LocalDynamo local, TransitionTable<S> table, Dispatcher<S> dispatcher) throws IOException {
    this(local, table, dispatcher, Map.of());
  }

  /** Likewise, with more in the function's environment. */
  public <S extends Enum<S>> Stage(
      LocalDynamo local,
      TransitionTable<S> table,
      Dispatcher<S> dispatcher,
      Map<String, String> environment)
      throws IOException {
    this(local, table, clients -> dispatcher, environment);
  }

  /** Likewise, a model that has clients of its own. */
  public <S extends Enum<S>> Stage(
      LocalDynamo local,
      TransitionTable<S> table,
      Function<StageClients, Dispatcher<S>> dispatcher,
      Map<String, String> environment)
      throws IOException {
    initial = table.storedName(table.initial());
    dynamo = local.client();
    local.createTable(tableName);
    aws = new LocalAws(ACCOUNT, GROUP, this::run, time, time, inbox::add);
    open.push(aws::close);
    aws.autoScaling().putHook(Hook.of(LAUNCH_HOOK, Direction.LAUNCHING, HOOK_TIME));
    aws.autoScaling().putHook(Hook.of(TERMINATE_HOOK, Direction.TERMINATING, HOOK_TIME));
    CountingProxy proxy = new CountingProxy(local.endpoint(), aws.calls(), aws.faults(), time);
    open.push(proxy::close);
    StageClients clients = new StageClients(ACCOUNT.region(), aws.endpoint());
    open.push(clients::close);
    function =
        LifecycleFunction.of(
            table,
            dispatcher.apply(clients),
            new LifecycleFunction.Clients(
                clients.client(DynamoDbClient.builder(), proxy.endpoint()),
                clients.client(AutoScalingClient.builder(), AutoScalingActions.retries()),
                clients.client(SsmClient.builder(), SsmRunCommand.retries())),
            Configuration.from(Services.of(environment(environment))),
            new Host(time, () -> UUID.randomUUID().toString(), () -> 0.5, time::advance),
            List.of());
  }

  private Map<String, String> environment(Map<String, String> more) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "LIFECYCLE_TABLE", tableName,
                "LIFECYCLE_GROUPS", GROUP,
                "LIFECYCLE_HOOKS", LAUNCH_HOOK + "," + TERMINATE_HOOK));
    environment.putAll(more);
    return environment;
  }

  private Machine.Ending run(String instance, Command command) {
    return programs.run(instance, command);
  }

  /** What programs on instances do from now on. */
  public void programs(Machine machine) {
    programs = machine;
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    time.advance(duration);
  }

  /** What time it is. */
  public ManualTime time() {
    return time;
  }

  /** The group. */
  public AutoScalingGroup group() {
    return aws.autoScaling();
  }

  /** Auto Scaling and Systems Manager. */
  public LocalAws aws() {
    return aws;
  }

  /** Which calls fail. */
  public Faults faults() {
    return aws.faults();
  }

  /** The table. */
  public Table table() {
    return new Table(dynamo, tableName);
  }

  /** From now on launches carry this metadata. */
  public void metadata(String json) {
    aws.autoScaling()
        .putHook(Hook.of(LAUNCH_HOOK, Direction.LAUNCHING, HOOK_TIME).withMetadata(json));
  }

  /** An instance whose agent is there, and whose cloud-init is done, launches. */
  public String launch(String instance) {
    return launch(instance, "worker", "10.0.0.7");
  }

  /** Likewise, an instance of this node type with this private ip address. */
  public String launch(String instance, String type, String ip) {
    aws.runCommand().register(instance);
    table().cloudInit(instance, type, ip, initial);
    aws.autoScaling().launch(instance);
    return launching(instance);
  }

  /** The event of a launch that has begun. */
  public String launching(String instance) {
    return take("EC2_INSTANCE_LAUNCHING", instance);
  }

  /** The instance is to go; returns the event. */
  public String terminate(String instance) {
    aws.autoScaling().terminate(instance);
    return terminating(instance);
  }

  /** The event of a termination, or of a return to the warm pool, that has begun. */
  public String terminating(String instance) {
    return take("EC2_INSTANCE_TERMINATING", instance);
  }

  /** The command on this instance ends; returns the invocation's event. */
  public String commandEnds(String instance, String status) {
    time.advance(Duration.ofSeconds(2));
    return take("Command Invocation Status-change", instance, "\"" + status + "\"");
  }

  /** The event of a command as a whole, which comes after the invocation's. */
  public String commandLevel(String instance, String status) {
    return take("EC2 Command Status-change", instance, "\"" + status + "\"");
  }

  /** Takes the first event that holds all these words out of what was not delivered yet. */
  public String take(String... words) {
    time.advance(Duration.ZERO);
    String event =
        inbox.stream()
            .filter(text -> Stream.of(words).allMatch(text::contains))
            .findFirst()
            .orElseThrow(() -> new AssertionError(List.of(words) + " is not among " + inbox));
    inbox.remove(event);
    return event;
  }

  /** The sweep's schedule fires now. */
  public Dispatch sweep() {
    aws.events().fire("lifecycle-sweep");
    return deliver(take("Scheduled Event", "lifecycle-sweep"));
  }

  /** Invokes the function; what it throws is thrown. */
  public Dispatch deliver(String event) {
    int before = aws.calls().all().size();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    Instant deadline = time.instant().plus(FUNCTION_TIMEOUT);
    try {
      function.handle(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          answer,
          new InvocationContext(
              UUID.randomUUID().toString(), () -> Duration.between(time.instant(), deadline)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Dispatch(answer.toString(StandardCharsets.UTF_8), callsSince(before));
  }

  /** The calls that an invocation makes that fails. */
  public List<String> callsOf(Runnable failing) {
    int before = aws.calls().all().size();
    failing.run();
    return callsSince(before);
  }

  private List<String> callsSince(int before) {
    return aws.calls().all().stream().skip(before).map(Dispatch::words).toList();
  }

  /** The commands that were sent, the latest first. */
  public List<Command> commands() {
    return aws.runCommand().list(CommandFilter.ALL);
  }

  /** What lifecycle hooks were answered, in order. */
  public List<String> hookResults() {
    return aws.autoScaling().results().stream()
        .map(result -> result.hook() + " " + result.result() + " " + result.cause())
        .toList();
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
