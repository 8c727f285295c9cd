package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Scheduled;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.semantics.SemanticsTest.Script;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.event.CommandFinished;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.runtime.event.SpotInterruption;
import dev.lifecycle.testing.world.Queue;
import dev.lifecycle.testing.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Nodes that cannot go on, for an agent is away or a task asks to be tried again, in a world. */
abstract class StuckNodes {

  static final String NODE = "i-0a0000000000000a1";
  static final String OTHER = "i-0b0000000000000b2";
  static final Duration BOOT = Duration.ofSeconds(3);
  static final Duration LATE = Duration.ofMinutes(20);

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      JOINED,
      READY,
      BACKING_UP,
      BROKEN
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Commands commands) {
      commands.run("/bin/join");
    }

    @Transition(source = "joining", dest = "broken", timeout = "10m")
    void joinTimedOut() {}

    @Transition(source = "joining", dest = "joined", on = CommandSucceeded.class)
    void joined() {}

    @Transition(source = "joined", dest = "ready", completes = true)
    void ready() {
      script.task("ready");
    }

    @Scheduled("backup")
    Stream<Node> toBackUp(Nodes nodes) {
      return nodes.ofType("worker");
    }

    @Transition(
        source = "ready",
        dest = "backing_up",
        on = ScheduleFired.class,
        schedule = "backup")
    void backUp(Commands commands) {
      script.task("backUp");
      commands.run("/bin/backup");
    }

    @Transition(source = "backing_up", dest = "ready", on = CommandFinished.class)
    void backedUp() {
      script.task("backedUp");
    }

    @Transition(source = "backing_up", dest = "ready", timeout = "30m")
    void backupTimedOut(Node node) {
      node.set("NotBackedUp", true);
    }

    @Scheduled("tidy-up")
    Stream<Node> toTidyUp(Nodes nodes) {
      return nodes.ofType("worker");
    }

    @Transition(
        source = "ready",
        dest = Transition.STAY,
        on = ScheduleFired.class,
        schedule = "tidy-up")
    void tidyUp(Node node) {
      node.set("Tidy", true);
    }

    @Transition(
        source = {"ready", "backing_up"},
        dest = Transition.STAY,
        on = SpotInterruption.class)
    void interrupted(Node node) {
      node.set("Interrupted", true);
    }
  }

  final Script script = new Script();
  final World world =
      new World(
          StuckNodes_ModelTransitions.TABLE, new StuckNodes_ModelDispatcher(new Model(script)), 1);

  @AfterEach
  void close() {
    world.close();
  }

  void becomeReady() {
    world.launch(NODE, BOOT);
    world.launch(OTHER, BOOT);
    world.pass(Duration.ofMinutes(1));
    assertThat(status(NODE)).isEqualTo("ready");
    assertThat(status(OTHER)).isEqualTo("ready");
  }

  Map<String, AttributeValue> item(String node) {
    return world.items().get(node);
  }

  String status(String node) {
    return item(node).get("ItemStatus").s();
  }

  List<String> backups() {
    return world.calls().made().stream()
        .filter(call -> call.name().equals("SSM SendCommand") && call.refusal().isEmpty())
        .filter(call -> call.detail().endsWith("/backUp"))
        .map(call -> call.subject())
        .toList();
  }

  void assertNothingIsLeftInTheQueue() {
    assertThat(world.queue().bodies()).noneMatch(body -> !body.contains("lifecycle-sweep"));
    assertThat(world.queue().deadLetters()).isEmpty();
  }

  int receives(String schedule) {
    return world.queue().handled().stream()
        .filter(message -> message.body().contains(schedule))
        .mapToInt(Queue.Handled::receives)
        .max()
        .orElseThrow();
  }
}
