package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Commands;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.runtime.event.SpotInterruption;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Commands of rows that stay keep to the state's deadlines; an intent whose row is gone ends. */
class Rule12StayingCommandTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      JOINING,
      BROKEN,
      LATE
    }

    @Transition(source = "booted", dest = "joining", on = InstanceLaunching.class)
    void join() {}

    @Transition(source = "joining", dest = Transition.STAY, timeout = "10m")
    void nudge(Commands commands) {
      commands.run("/bin/nudge");
    }

    @Transition(source = "joining", dest = Transition.STAY, on = SpotInterruption.class)
    void save(Commands commands) {
      commands.run("/bin/save");
    }

    @Transition(source = "joining", dest = "late", timeout = "20m", completes = true)
    void tooLate() {}

    @Transition(source = "broken", dest = "late", completes = true)
    void giveUp() {}
  }

  private Instant entered;

  @BeforeEach
  void join() throws IOException {
    raise(
        Rule12StayingCommandTest_ModelTransitions.TABLE,
        new Rule12StayingCommandTest_ModelDispatcher(new Model()));
    stage.deliver(stage.launch(NODE));
    entered = stage.time().instant();
  }

  private Instant deadline() {
    return Instant.ofEpochMilli(Long.parseLong(stage.table().item(NODE).get("Deadline").n()));
  }

  /** As if a deployment had renamed the row. */
  private static AttributeValue renamed(
      Map<String, AttributeValue> command, String row, String other) {
    Map<String, AttributeValue> changed = new HashMap<>(command);
    changed.put("intent", Table.text(command.get("intent").s().replace(row, other)));
    return AttributeValue.fromM(changed);
  }

  @Test
  void aTimeoutMaySendOneThatTheNextTimeoutWatches() {
    stage.pass(Duration.ofMinutes(10));

    Dispatch nudge = stage.sweep();

    assertThat(nudge.transitions()).containsExactly("nudge");
    assertThat(stage.commands().get(0).timeout().plus(stage.commands().get(0).executionTimeout()))
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
    assertThat(deadline()).isEqualTo(entered.plus(Duration.ofMinutes(20)));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 560, 595})
  void anEventMaySendOneUntilTheDeadline(int seconds) {
    stage.pass(Duration.ofSeconds(seconds));

    Dispatch save = stage.deliver(BridgeEvents.spotInterruption(NODE));

    assertThat(save.transitions()).containsExactly("save");
    assertThat(stage.commands()).hasSize(1);
    assertThat(deadline()).isEqualTo(entered.plus(Duration.ofMinutes(10)));
  }

  @Test
  void anIntentWhoseRowIsGoneFailsTheNodeAtItsDeadline() {
    stage.aws().runCommand().deregister(NODE);
    failing(BridgeEvents.spotInterruption(NODE));
    stage
        .table()
        .set(NODE, "Command", renamed(stage.table().map(NODE, "Command"), "save", "rescue"));
    stage.pass(Duration.ofMinutes(1));
    assertThat(stage.sweep().reason()).contains("no row 'rescue' any more");
    assertThat(stage.table().status(NODE)).isEqualTo("joining");

    stage.pass(Duration.ofMinutes(12));
    Dispatch over = stage.sweep();

    assertThat(over.outcome()).isEqualTo("FAILED");
    assertThat(stage.table().map(NODE, "Failure"))
        .containsEntry("error", Table.text("the model has no row 'rescue' any more"));
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }
}
