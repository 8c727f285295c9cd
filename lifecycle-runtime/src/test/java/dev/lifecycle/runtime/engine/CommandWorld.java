package dev.lifecycle.runtime.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.action.ActionKey;
import dev.lifecycle.runtime.action.Completion;
import dev.lifecycle.runtime.action.GroupInstance;
import dev.lifecycle.runtime.action.LifecycleActions;
import dev.lifecycle.runtime.event.ActionDetail;
import dev.lifecycle.runtime.event.CommandFailed;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.InstanceReturning;
import dev.lifecycle.runtime.event.InstanceTerminating;
import dev.lifecycle.runtime.event.Json;
import dev.lifecycle.runtime.event.LifecycleEvent;
import dev.lifecycle.runtime.event.RebalanceRecommended;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.runtime.report.Answer;
import dev.lifecycle.runtime.store.NodeRecord;
import dev.lifecycle.runtime.store.NodeRecords;
import dev.lifecycle.runtime.store.Roles;
import dev.lifecycle.runtime.store.Schedules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An engine, one node that has started, and Systems Manager, all in memory. */
final class CommandWorld {

  static final String NODE = "i-1234567890abcdef0";

  /** What was written, sent and cancelled, in order. */
  final List<String> log = new ArrayList<>();

  final MemoryStore store = new MemoryStore(log);
  final MemoryCommands commands = new MemoryCommands(log);
  final HandModel model = new HandModel();
  Instant now = Instant.parse("2026-11-23T10:15:02Z");
  private Engine<HandModel.State> engine = engine(Duration.ofHours(1));

  CommandWorld() {
    store.put(record(NODE, "started"));
  }

  /** The hooks are as long as this. */
  void hookTime(Duration time) {
    engine = engine(time);
  }

  /** The engine's answer. */
  Answer deliver(LifecycleEvent event) {
    return engine.handle(event, new Invocation("request", now.plusSeconds(60))).get(0);
  }

  /** The engine wants the event again. */
  void retried(LifecycleEvent event) {
    assertThatThrownBy(() -> deliver(event)).isInstanceOf(RetryableException.class);
  }

  NodeRecord stored() {
    return store.read(NODE).orElseThrow();
  }

  static NodeRecord record(String id, String status) {
    return new NodeRecord(
        id,
        "manager",
        status,
        Optional.of("10.3.5.44"),
        Optional.empty(),
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  InstanceLaunching launch() {
    return new InstanceLaunching("e", now, detail("l-1"));
  }

  InstanceTerminating terminate(String token, Instant at) {
    return new InstanceTerminating("e", at, detail(token));
  }

  InstanceReturning returning(String token, Instant at) {
    return new InstanceReturning("e", at, detail(token));
  }

  private static ActionDetail detail(String token) {
    return new ActionDetail(
        NODE, "workers", "hook", token, Optional.empty(), Optional.empty(), Optional.empty());
  }

  SpotInterruption spot() {
    return new SpotInterruption("s", now, NODE, "terminate");
  }

  ScheduleFired sweep() {
    return new ScheduleFired("", now, "lifecycle-sweep");
  }

  RebalanceRecommended rebalance() {
    return new RebalanceRecommended("r", now, NODE);
  }

  CommandSucceeded succeeded(String commandId, Optional<String> instance) {
    return new CommandSucceeded("e", now, commandId, instance, "Success");
  }

  CommandFailed failed(String commandId, Optional<String> instance) {
    return new CommandFailed("e", now, commandId, instance, "Failed");
  }

  private Engine<HandModel.State> engine(Duration hookTime) {
    return new Engine<>(
        new Parts<>(
            HandModel.TABLE,
            model,
            store,
            Uncalled.of(NodeRecords.class),
            Uncalled.of(Roles.class),
            Uncalled.of(Schedules.class),
            new AnyAction(),
            commands,
            Configuration.from(
                Services.of(
                    Map.of(
                        "LIFECYCLE_TABLE",
                        "table",
                        "LIFECYCLE_HOOK_SECONDS",
                        Long.toString(hookTime.toSeconds())))),
            new Host(() -> now, () -> "uuid", () -> 0.5, time -> {}),
            new Json()));
  }

  /** Auto Scaling waits for every action and takes every result. */
  private static final class AnyAction implements LifecycleActions {

    @Override
    public Completion complete(ActionKey action, boolean goOn) {
      return new Completion.Done();
    }

    @Override
    public boolean heartbeat(ActionKey action) {
      return true;
    }

    @Override
    public boolean inService(String instanceId) {
      return true;
    }

    @Override
    public boolean launching(String instanceId) {
      return true;
    }

    @Override
    public Stream<List<GroupInstance>> instances(Set<String> groups) {
      return Stream.empty();
    }
  }
}
