package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Condition;
import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Scheduled;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.LifecycleAction;
import dev.lifecycle.runtime.Node;
import dev.lifecycle.runtime.Nodes;
import dev.lifecycle.runtime.event.CommandFailed;
import dev.lifecycle.runtime.event.CommandSucceeded;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.ScheduleFired;
import dev.lifecycle.testing.aws.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What users of the library that this one is modelled on rely on: events and commands. */
class OriginalBehavioursOfEventsTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "failure")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      READY,
      DEGRADED,
      SAVED,
      FAILURE
    }

    private final Script script;

    Model(Script script) {
      this.script = script;
    }

    @Condition
    boolean bearsFailure() {
      return script.condition("bearsFailure");
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join(Commands commands) {
      commands.run("/bin/join");
    }

    @Transition(source = "joining", dest = "ready", on = CommandSucceeded.class, completes = true)
    void joined(Node node, LifecycleAction action) {
      script.task("joined " + action.hook() + " " + action.metadata().get("cluster"));
      node.set("Cluster", action.metadata().get("cluster"));
    }

    @Transition(
        source = "joining",
        dest = "degraded",
        on = CommandFailed.class,
        when = "bearsFailure",
        completes = true)
    void joinFailed() {}

    @Transition(source = "ready", dest = "saved", on = ScheduleFired.class, schedule = "save-one")
    void save() {}

    @Scheduled(value = "tidy-up", rate = "rate(1 hour)")
    void tidyUp() {
      script.task("tidyUp");
    }

    @Scheduled(value = "save-one", rate = "rate(1 day)")
    Optional<Node> chooseOne(Nodes nodes) {
      return nodes.find(NODE);
    }
  }

  @BeforeEach
  void raise() throws IOException {
    raise(
        OriginalBehavioursOfEventsTest_ModelTransitions.TABLE,
        new OriginalBehavioursOfEventsTest_ModelDispatcher(new Model(script)));
    stage.metadata("{\"cluster\":\"blue\"}");
  }

  private Dispatch fire(String schedule) {
    stage.pass(Duration.ofSeconds(1));
    stage.aws().events().fire(schedule);
    return stage.deliver(stage.take("Scheduled Event", schedule));
  }

  private void joining() {
    stage.deliver(stage.launch(NODE));
    assertThat(stage.table().status(NODE)).isEqualTo("joining");
  }

  @Test
  void aNewNodeWaitsForCloudInit() {
    stage.aws().runCommand().register(NODE);
    stage.table().cloudInit(NODE, "new");
    stage.time().after(Duration.ofSeconds(5), () -> stage.table().cloudInit(NODE, "booted"));
    stage.group().launch(NODE);

    Dispatch join = stage.deliver(stage.launching(NODE));

    assertThat(join.transitions()).containsExactly("join");
  }

  @Test
  void aCommandsResultResumesTheLaunchItBelongsToWithTheDataOfItsAction() {
    joining();

    stage.deliver(stage.commandEnds(NODE, "Success"));

    assertThat(script.called()).containsExactly("joined workers-launch blue");
    assertThat(stage.table().item(NODE)).containsEntry("Cluster", Table.text("blue"));
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  private Dispatch joinFails() {
    stage.programs((instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 1));
    joining();
    return stage.deliver(stage.commandEnds(NODE, "Failed"));
  }

  @Test
  void aCommandWithoutSuccessIsAFailure() {
    script.refuse("bearsFailure");

    assertThat(joinFails().outcome()).isEqualTo("FAILED");
    assertThat(stage.table().status(NODE)).isEqualTo("failure");
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void unlessARowHandlesIt() {
    assertThat(joinFails().transitions()).containsExactly("joinFailed");
    assertThat(stage.table().status(NODE)).isEqualTo("degraded");
    assertThat(stage.hookResults()).containsExactly("workers-launch CONTINUE CALL");
  }

  /** Of all items only the schedule's own is read and written. */
  @Test
  void aScheduledEventLoadsNoNode() {
    joining();

    Dispatch tidyUp = fire("tidy-up");

    assertThat(script.called()).containsExactly("tidyUp");
    assertThat(tidyUp.nodes()).isEmpty();
    assertThat(tidyUp.calls()).hasSize(2).containsOnlyOnce("DynamoDB GetItem");
    assertThat(stage.table().item(NODE)).doesNotContainKey("LeaseOwner");
  }

  @Test
  void unlessItAsksForOne() {
    joining();
    stage.deliver(stage.commandEnds(NODE, "Success"));

    Dispatch save = fire("save-one");

    assertThat(save.transitions()).containsExactly("save");
    assertThat(stage.table().status(NODE)).isEqualTo("saved");
  }
}
