package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.dispatch.TransitionTable;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.dynamodb.Version;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Queue;
import dev.lifecycle.testing.world.TaskRun;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that is known of a run from outside. Immutable.
 *
 * @param table the model's table
 * @param calls the function's AWS calls in order
 * @param tasks the runs of tasks in order
 * @param items the versions of each item, oldest first
 * @param commands the commands that were sent
 * @param ended when a command was over
 * @param results how lifecycle actions ended
 * @param instances the lifecycle state of each instance that is left
 * @param messages what became of the queue's messages
 * @param log what the function logged, if somebody listened
 * @param end when the run ended
 * @param skew how wrong the clocks of invocations were at most
 * @param index what of it is looked up
 */
public record Trace<S extends Enum<S>>(
    TransitionTable<S> table,
    List<AwsCall> calls,
    List<TaskRun> tasks,
    Map<String, List<Version>> items,
    List<Command> commands,
    Map<String, Instant> ended,
    List<HookResult> results,
    Map<String, String> instances,
    Messages messages,
    List<String> log,
    Instant end,
    Duration skew,
    Index index) {

  /** All that is known of a run from outside. */
  public Trace(
      TransitionTable<S> table,
      List<AwsCall> calls,
      List<TaskRun> tasks,
      Map<String, List<Version>> items,
      List<Command> commands,
      Map<String, Instant> ended,
      List<HookResult> results,
      Map<String, String> instances,
      Messages messages,
      List<String> log,
      Instant end,
      Duration skew) {
    this(
        table,
        calls,
        tasks,
        items,
        commands,
        ended,
        results,
        instances,
        messages,
        log,
        end,
        skew,
        new Index(calls, tasks, items));
  }

  /**
   * What became of messages.
   *
   * @param handled those that were acknowledged
   * @param waiting the bodies of those that were not
   * @param dead the bodies of those that were received too often
   */
  public record Messages(List<Queue.Handled> handled, List<String> waiting, List<String> dead) {}

  /** What a world shows of its run so far. */
  public static <S extends Enum<S>> Trace<S> of(TransitionTable<S> table, World world) {
    Map<String, List<Version>> items = new LinkedHashMap<>();
    world.items().ids().forEach(id -> items.put(id, List.copyOf(world.items().versions(id))));
    List<Command> commands = world.runCommand().list(CommandFilter.ALL);
    Map<String, Instant> ended = new HashMap<>();
    commands.forEach(
        command ->
            world.runCommand().ended(command.id()).ifPresent(at -> ended.put(command.id(), at)));
    return new Trace<>(
        table,
        List.copyOf(world.calls().made()),
        List.copyOf(world.tasks()),
        items,
        commands,
        ended,
        world.group().results(),
        world.group().instances(),
        new Messages(world.queue().handled(), world.queue().bodies(), world.queue().deadLetters()),
        List.of(),
        world.time().instant(),
        world.invocations().skew());
  }

  /** The same run, of which this was logged. */
  public Trace<S> logged(List<String> lines) {
    return new Trace<>(
        table, calls, tasks, items, commands, ended, results, instances, messages, lines, end, skew,
        index);
  }

  /** The ids of nodes that had a record. */
  Stream<String> nodes() {
    return items.keySet().stream().filter(id -> id.startsWith("i-"));
  }

  /** The ids of nodes whose record ever named this command as the one it waits for. */
  Stream<String> waiters(String command) {
    return index.waiters(command).stream();
  }

  /** The versions of a node's record, oldest first. */
  List<Snapshot> snapshots(String node) {
    return index.snapshots(node);
  }

  /** What became of a node's record, step by step; before the first step it was not there. */
  List<Step> steps(String node) {
    return index.steps(node);
  }

  /** What became of all records. */
  Stream<Step> steps() {
    return nodes().flatMap(node -> steps(node).stream());
  }

  /** A node's record as a call found it. */
  Snapshot before(String node, AwsCall call) {
    return last(node, snapshot -> snapshot.after() < call.number());
  }

  /** A node's record when so many calls had been begun. */
  Snapshot after(String node, long calls) {
    return last(node, snapshot -> snapshot.after() <= calls);
  }

  /** A node's record at the end. */
  Snapshot last(String node) {
    return last(node, snapshot -> true);
  }

  /** A node's record at this time. */
  Snapshot at(String node, Instant time) {
    return last(node, snapshot -> !snapshot.at().isAfter(time));
  }

  private Snapshot last(String node, Predicate<Snapshot> which) {
    return snapshots(node).stream().filter(which).reduce((a, b) -> b).orElse(Snapshot.ABSENT);
  }

  /** The calls of this service and action. */
  Stream<AwsCall> calls(String name) {
    return index.named(name).stream();
  }

  /** The calls of this one's invocation, itself among them. */
  Stream<AwsCall> callsBeside(AwsCall call) {
    return index.invocation(call.invocation()).stream();
  }

  /** The call that wrote a version. */
  Optional<AwsCall> writer(Snapshot snapshot) {
    return index.numbered(snapshot.writer());
  }

  /**
   * The step by which the invocation that ran a row's tasks stored that they were run: the row, or
   * after the store that nothing of it is pending any more; none if it did not come so far.
   */
  Optional<Step> stored(TaskRun run) {
    Stream<Step> own = since(run);
    return run.threw().isPresent()
        ? Optional.empty()
        : run.phase() == TaskRun.Phase.BEFORE_STORE
            ? own.filter(Step::decides)
                .findFirst()
                .filter(step -> step.after().writer() <= nextRun(run))
                .filter(step -> Rows.makes(table, run.row(), step))
            : own.filter(step -> step.ends(run.row())).findFirst();
  }

  /** The steps of the node by the invocation that ran these tasks, since they ended. */
  Stream<Step> since(TaskRun run) {
    return steps(run.node()).stream()
        .filter(step -> step.after().writer() > run.ended())
        .filter(
            step ->
                writer(step.after())
                    .filter(call -> call.invocation() == run.invocation())
                    .isPresent());
  }

  /** When the invocation went on to the next row of the node. */
  private long nextRun(TaskRun run) {
    return tasks(run.node())
        .filter(one -> one.invocation() == run.invocation() && one.begun() > run.ended())
        .filter(one -> one.phase() == TaskRun.Phase.BEFORE_STORE)
        .mapToLong(TaskRun::begun)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** The runs of a node's tasks, in order. */
  Stream<TaskRun> tasks(String node) {
    return index.tasks(node).stream();
  }

  /** Whether a row was decided in an earlier delivery, whose event it was. */
  boolean drivesIntent(TaskRun run) {
    return after(run.node(), run.begun()).openIntent().isPresent();
  }

  /** The invocation's last claim of this node before a call of it. */
  Optional<AwsCall> claim(String node, AwsCall call) {
    return callsBeside(call)
        .filter(one -> one.number() < call.number())
        .filter(one -> one.subject().equals(node) && claims(one))
        .reduce((a, b) -> b);
  }

  /** Whether a node's record is held by a call's invocation when the call takes effect. */
  boolean holds(String node, AwsCall call) {
    Optional<String> owner = before(node, call).text("LeaseOwner");
    return owner.isPresent()
        && claim(node, call)
            .flatMap(
                claim ->
                    snapshots(node).stream().filter(s -> s.writer() == claim.number()).findFirst())
            .flatMap(taken -> taken.text("LeaseOwner"))
            .equals(owner);
  }

  /** Whether a call wants to take a record's lease. */
  static boolean claims(AwsCall call) {
    return call.detail().equals("claim") && call.name().equals("DynamoDB UpdateItem");
  }

  /** Whether a call writes a record that it must hold. */
  static boolean writes(AwsCall call) {
    return switch (call.name()) {
      case "DynamoDB UpdateItem" -> !claims(call);
      case "DynamoDB TransactWriteItems", "DynamoDB DeleteItem" -> true;
      default -> false;
    };
  }

  /** The node that a call is about: a command's is the one that waits for it. */
  static String node(AwsCall call) {
    return call.name().equals("SSM SendCommand") && call.detail().contains("/")
        ? call.detail().substring(0, call.detail().indexOf('/'))
        : call.subject();
  }
}
