package dev.lifecycle.testing.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Systems Manager's Run Command: reaches only instances whose agent has registered, runs what the
 * {@link Machine} says for as long as it says, and tells of every change of a status twice, as a
 * command's event and as an invocation's. Thread-safe.
 */
public final class RunCommand {

  /** From the call until the agent has picked the command up. */
  private static final Duration DELIVERY = Duration.ofMillis(200);

  private final Account account;
  private final Machine machine;
  private final InstantSource time;
  private final Later later;
  private final EventBus events;
  private final Supplier<String> ids;

  private final Set<String> agents = new LinkedHashSet<>();
  private final Set<String> lost = new LinkedHashSet<>();
  private final Set<String> silent = new LinkedHashSet<>();
  private final Set<String> denied = new LinkedHashSet<>();
  private final Set<String> documents = new LinkedHashSet<>();
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Map<String, Instant> ends = new LinkedHashMap<>();

  /** Without agents and commands. */
  public RunCommand(
      Account account, Machine machine, InstantSource time, Later later, EventBus events) {
    this(account, machine, time, later, events, () -> UUID.randomUUID().toString());
  }

  /**
   * The same.
   *
   * @param ids gives each command its id
   */
  public RunCommand(
      Account account,
      Machine machine,
      InstantSource time,
      Later later,
      EventBus events,
      Supplier<String> ids) {
    this.account = account;
    this.machine = machine;
    this.time = time;
    this.later = later;
    this.events = events;
    this.ids = ids;
  }

  /** The instance's agent says that it is there. */
  public synchronized void register(String instance) {
    agents.add(instance);
  }

  /** The instance's agent is heard of no more. */
  public synchronized void deregister(String instance) {
    agents.remove(instance);
  }

  /**
   * The instance's agent is out of reach, and Systems Manager does not know: it takes commands for
   * the instance, and they wait there.
   */
  public synchronized void lose(String instance) {
    lost.add(instance);
  }

  /** The instance's agent is in reach again, if it was not, and picks up what waits. */
  public synchronized void find(String instance) {
    if (lost.remove(instance)) {
      List.copyOf(commands.values()).stream()
          .filter(c -> c.invocations().get(instance) == CommandStatus.PENDING)
          .forEach(c -> later.after(DELIVERY, () -> deliver(c.id(), instance)));
    }
  }

  /** From now on no news of this instance's commands reach Systems Manager. */
  public synchronized void silence(String instance) {
    silent.add(instance);
  }

  /** From now on the caller may send no commands to this instance. */
  public synchronized void deny(String instance) {
    denied.add(instance);
  }

  /** The account has a document of this name from now on, beside AWS's own for scripts. */
  public synchronized void addDocument(String name) {
    documents.add(name);
  }

  /** The instances whose agent is online. */
  public synchronized List<String> online() {
    return List.copyOf(agents);
  }

  /**
   * Sends a command.
   *
   * @throws ApiException {@code InvalidInstanceId} if an agent has not registered (yet), or one of
   *     the other codes of SendCommand
   */
  public synchronized Command send(CommandRequest request) {
    request.check(documents);
    if (request.instances().stream().anyMatch(denied::contains)) {
      throw new ApiException("AccessDeniedException", "Not authorized to perform: ssm:SendCommand");
    }
    List<String> absent = request.instances().stream().filter(i -> !agents.contains(i)).toList();
    if (!absent.isEmpty()) {
      throw new ApiException(
          "InvalidInstanceId",
          "Instances [" + absent + "] not in a valid state for account " + account.id());
    }
    Map<String, CommandStatus> invocations = new LinkedHashMap<>();
    request.instances().forEach(i -> invocations.put(i, CommandStatus.PENDING));
    Command command =
        new Command(
            ids.get(),
            request.document(),
            request.parameters(),
            request.comment(),
            time.instant().truncatedTo(ChronoUnit.MILLIS),
            request.timeout(),
            invocations);
    commands.put(command.id(), command);
    command
        .invocations()
        .keySet()
        .forEach(i -> later.after(DELIVERY, () -> deliver(command.id(), i)));
    return command;
  }

  /** The commands that match, the latest first. */
  public synchronized List<Command> list(CommandFilter filter) {
    List<Command> matching = new ArrayList<>(commands.values());
    matching.removeIf(c -> !filter.matches(c));
    matching.sort(Comparator.comparing(Command::requested).reversed());
    return matching;
  }

  /**
   * The command.
   *
   * @throws ApiException {@code InvalidCommandId} if there is none
   */
  public synchronized Command get(String id) {
    Command command = commands.get(id);
    if (command == null) {
      throw new ApiException("InvalidCommandId", "No such command: " + id);
    }
    return command;
  }

  /** When a command was over on every instance, if it is. */
  public synchronized Optional<Instant> ended(String id) {
    return Optional.ofNullable(ends.get(id));
  }

  /**
   * Ends a command wherever it has not ended yet.
   *
   * @throws ApiException {@code InvalidCommandId} if there is none
   */
  public synchronized void cancel(String id) {
    get(id).invocations().keySet().forEach(i -> move(id, i, CommandStatus.CANCELLED));
  }

  /**
   * Ends a command on one instance, if it has not ended there.
   *
   * @throws ApiException {@code InvalidCommandId} if there is none
   */
  public synchronized void end(String id, String instance, CommandStatus status) {
    move(id, instance, status);
  }

  private synchronized void deliver(String id, String instance) {
    Command command = get(id);
    if (command.invocations().get(instance) != CommandStatus.PENDING) {
      return;
    }
    if (!agents.contains(instance) || lost.contains(instance)) {
      Instant latest = command.requested().plus(command.timeout());
      later.after(Duration.between(time.instant(), latest), () -> giveUp(id, instance));
      return;
    }
    move(id, instance, CommandStatus.IN_PROGRESS);
    Machine.Ending ending = machine.run(instance, command);
    if (ending.equals(Machine.Ending.OPEN)) {
      return;
    }
    Duration limit = command.executionTimeout();
    if (ending.takes().compareTo(limit) > 0) {
      after(limit, id, instance, CommandStatus.EXECUTION_TIMED_OUT);
    } else {
      after(ending.takes(), id, instance, ending.status());
    }
  }

  private synchronized void giveUp(String id, String instance) {
    if (get(id).invocations().get(instance) == CommandStatus.PENDING) {
      move(id, instance, CommandStatus.DELIVERY_TIMED_OUT);
    }
  }

  private void after(Duration delay, String id, String instance, CommandStatus status) {
    later.after(delay, () -> move(id, instance, status));
  }

  private synchronized void move(String id, String instance, CommandStatus status) {
    Command before = get(id);
    if (before.invocations().get(instance).isFinal() || silent.contains(instance)) {
      return;
    }
    Command after = before.with(instance, status);
    commands.put(id, after);
    if (after.status().isFinal()) {
      ends.put(id, time.instant());
    }
    tellInvocation(after, instance);
    if (before.status() != after.status()) {
      tellCommand(after);
    }
  }

  private void tellInvocation(Command command, String instance) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("command-id", command.id());
    detail.put("document-name", command.document());
    detail.put("instance-id", instance);
    detail.put("requested-date-time", command.requested());
    detail.put("status", command.invocations().get(instance).word());
    events.put(
        "aws.ssm",
        "EC2 Command Invocation Status-change Notification",
        List.of(account.instanceArn(instance)),
        detail);
  }

  private void tellCommand(Command command) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("command-id", command.id());
    detail.put("document-name", command.document());
    detail.put("requested-date-time", command.requested());
    detail.put("expire-after", command.expires());
    detail.put("output-s3bucket-name", "");
    detail.put("output-s3key-prefix", "");
    detail.put("parameters", Json.write(command.parameters()));
    detail.put("status", command.status().word());
    events.put(
        "aws.ssm",
        "EC2 Command Status-change Notification",
        command.invocations().keySet().stream().map(account::instanceArn).toList(),
        detail);
  }
}
