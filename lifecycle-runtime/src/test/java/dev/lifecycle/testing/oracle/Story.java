package dev.lifecycle.testing.oracle;

import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandStatus;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.dynamodb.Version;
import dev.lifecycle.testing.world.AwsCall;
import dev.lifecycle.testing.world.Fault;
import dev.lifecycle.testing.world.Queue;
import dev.lifecycle.testing.world.TaskRun;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A run made by hand, call by call, one second each. Not thread-safe. */
final class Story {

  static final String NODE = "i-0a000001";
  static final Instant START = Instant.parse("2026-11-23T10:15:00Z");

  private final List<AwsCall> calls = new ArrayList<>();
  private final List<TaskRun> tasks = new ArrayList<>();
  private final Map<String, List<Version>> items = new LinkedHashMap<>();
  private final List<Command> commands = new ArrayList<>();
  private final Map<String, Instant> ended = new HashMap<>();
  private final List<HookResult> results = new ArrayList<>();
  private final Map<String, String> instances = new HashMap<>(Map.of(NODE, "InService"));
  private final List<Queue.Handled> handled = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();
  private final List<String> dead = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private int invocation = 1;
  private Duration remaining = Duration.ofSeconds(60);
  private Optional<Fault> fault = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private int writes;

  private Instant now() {
    return START.plusSeconds(calls.size());
  }

  /** The instance has written its record. */
  Story booted() {
    return put(
        Map.of(
            "ItemStatus",
            AttributeValue.fromS("started"),
            World.OWN_ATTRIBUTE,
            AttributeValue.fromS("rack-1")),
        0);
  }

  private Story put(Map<String, AttributeValue> item, long call) {
    return put(NODE, item, call);
  }

  private Story put(String id, Map<String, AttributeValue> item, long call) {
    items
        .computeIfAbsent(id, first -> new ArrayList<>())
        .add(new Version(new Version.Stamp(now(), call, calls.size()), item));
    return this;
  }

  private Map<String, AttributeValue> last() {
    List<Version> versions = items.getOrDefault(NODE, List.of());
    return versions.isEmpty() ? Map.of() : versions.get(versions.size() - 1).item();
  }

  /** The calls that follow are this invocation's. */
  Story by(int number) {
    invocation = number;
    remaining = Duration.ofSeconds(60);
    return this;
  }

  /** The invocation has only so much time left. */
  Story left(Duration time) {
    remaining = time;
    return this;
  }

  /** The next call goes wrong. */
  Story faulty(Fault what, String how) {
    fault = Optional.of(what);
    refusal = Optional.of(how);
    return this;
  }

  /** The next call is refused. */
  Story refused(String how) {
    refusal = Optional.of(how);
    return this;
  }

  /** A call. */
  Story call(String name, String subject, String detail) {
    int space = name.lastIndexOf(' ');
    calls.add(
        new AwsCall(
            calls.size() + 1,
            now(),
            invocation,
            remaining,
            name.substring(0, space),
            name.substring(space + 1),
            subject,
            detail,
            fault,
            refusal));
    fault = Optional.empty();
    refusal = Optional.empty();
    return this;
  }

  /** The invocation takes the record. */
  Story claimed() {
    call("DynamoDB UpdateItem", NODE, "claim");
    Map<String, AttributeValue> item = new HashMap<>(last());
    item.put("LeaseOwner", AttributeValue.fromS("owner-" + invocation));
    item.put(
        "LeaseUntil", AttributeValue.fromN(Long.toString(now().plusSeconds(65).toEpochMilli())));
    return put(item, calls.size());
  }

  /** A write that is a decision: the revision grows. */
  Story decided(Map<String, AttributeValue> changes, String... removed) {
    Map<String, AttributeValue> all = new HashMap<>(changes);
    long revision = last().containsKey("Revision") ? Long.parseLong(last().get("Revision").n()) : 0;
    all.putIfAbsent("Revision", AttributeValue.fromN(Long.toString(revision + 1)));
    return wrote(all, removed);
  }

  /** A write. */
  Story wrote(Map<String, AttributeValue> changes, String... removed) {
    call("DynamoDB UpdateItem", NODE, "write");
    Map<String, AttributeValue> item = new HashMap<>(last());
    item.put("WriteId", AttributeValue.fromS("write-" + ++writes));
    item.putAll(changes);
    List.of(removed).forEach(item::remove);
    return put(item, calls.size());
  }

  /** A write that gives the record up. */
  Story released() {
    return wrote(Map.of(), "LeaseOwner", "LeaseUntil");
  }

  /** An item that is no node is written. */
  Story item(String id, Map<String, AttributeValue> item) {
    return call("DynamoDB PutItem", id, "").put(id, item, calls.size());
  }

  /** The record is deleted. */
  Story removed() {
    return call("DynamoDB DeleteItem", NODE, "write").put(Map.of(), calls.size());
  }

  /** The tasks of a row were run for this event before its store, or after it, and set this. */
  Story ran(String row, TaskRun.Phase phase, LifecycleEvent event, Map<String, Object> set) {
    return ran(row, phase, event, set, Optional.empty());
  }

  /** The same, but a task threw. */
  Story ran(
      String row,
      TaskRun.Phase phase,
      LifecycleEvent event,
      Map<String, Object> set,
      Optional<Throwable> threw) {
    Map<String, Optional<Object>> changes = new HashMap<>();
    set.forEach((name, value) -> changes.put(name, Optional.of(value)));
    return ran(row, phase, event, changes, threw, List.of());
  }

  /** The same, but this task threw and its row went on. */
  Story ranInSpiteOf(String failed, String row, TaskRun.Phase phase, LifecycleEvent event) {
    return ran(row, phase, event, Map.of(), Optional.empty(), List.of(failed));
  }

  private Story ran(
      String row,
      TaskRun.Phase phase,
      LifecycleEvent event,
      Map<String, Optional<Object>> changes,
      Optional<Throwable> threw,
      List<String> failed) {
    long now = calls.size();
    tasks.add(new TaskRun(invocation, now, now, NODE, row, phase, event, threw, failed, changes));
    return this;
  }

  /** A command was sent for this intent and ended so, now; still runs if it is in progress. */
  Story command(String id, String intent, CommandStatus status, Duration execution) {
    commands.add(
        new Command(
            id,
            "AWS-RunShellScript",
            Map.of(
                "commands",
                List.of("join_cluster.sh"),
                "executionTimeout",
                List.of(Long.toString(execution.toSeconds()))),
            intent,
            now(),
            Duration.ofSeconds(60),
            Map.of(NODE, status)));
    if (status.isFinal()) {
      ended.put(id, now());
    }
    return this;
  }

  /** A document of the account is to start within this time. */
  Story document(String intent, Duration delivery) {
    commands.add(
        new Command(
            "d1",
            "Acme-Join",
            Map.of("cluster", List.of("blue")),
            intent,
            now(),
            delivery,
            Map.of(NODE, CommandStatus.IN_PROGRESS)));
    return this;
  }

  /** A message was acknowledged. */
  Story acknowledged(String body, int receives) {
    handled.add(new Queue.Handled(body, now(), invocation, receives));
    return this;
  }

  Story stillQueued(String body) {
    waiting.add(body);
    return this;
  }

  Story buried(String body) {
    dead.add(body);
    return this;
  }

  Story logged(String line) {
    log.add(line);
    return this;
  }

  Story ended(HookResult result) {
    results.add(result);
    return this;
  }

  /** The instance is in this lifecycle state at the end. */
  Story instance(String state) {
    instances.put(NODE, state);
    return this;
  }

  /** The instance is gone at the end. */
  Story gone() {
    instances.remove(NODE);
    return this;
  }

  Trace<Cluster.State> trace() {
    return new Trace<>(
        Cluster.TABLE,
        calls,
        tasks,
        items,
        commands,
        ended,
        results,
        instances,
        new Trace.Messages(handled, waiting, dead),
        log,
        now(),
        Duration.ZERO);
  }
}
