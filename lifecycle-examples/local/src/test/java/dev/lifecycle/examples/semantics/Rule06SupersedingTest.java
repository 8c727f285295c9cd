package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.testing.aws.CommandStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first part of rule 6: what a later lifecycle action finds is void, dropped, or run. */
class Rule06SupersedingTest extends Rule06Stage {

  @Test
  void theUnconfirmedCompletionOfTheOldActionIsVoid() {
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    stage.faults().from(1, COMPLETE, Fault.broken());
    failing(success);
    stage.faults().mend();

    Dispatch leave = stage.deliver(stage.terminate(NODE));

    assertThat(leave.calls()).noneMatch(call -> call.startsWith(COMPLETE));
    assertThat(stage.table().journal(NODE))
        .endsWith(
            "ready CommandSucceeded",
            "void(CONTINUE) InstanceTerminating",
            "leave InstanceTerminating");
    assertThat(stage.table().status(NODE)).isEqualTo("leaving");
    stage.pass(Duration.ofHours(2));
    assertThat(stage.sweep().calls()).noneMatch(call -> call.startsWith(COMPLETE));
  }

  @Test
  void anOpenIntentIsDropped() {
    openIntent(Fault.refused("InvalidInstanceId"));

    Dispatch leave = stage.deliver(stage.terminate(NODE));

    assertThat(leave.calls()).noneMatch(call -> call.startsWith("SSM"));
    assertThat(script.called()).containsExactly("leave");
    assertThat(stage.table().status(NODE)).isEqualTo("leaving");
    assertThat(stage.table().item(NODE)).doesNotContainKey("Command");
    assertThat(stage.commands()).isEmpty();
  }

  @Test
  void theCommandOfADroppedIntentIsCancelledIfItsCommentIsFound() {
    stage.programs((instance, command) -> HANGING);
    openIntent(Fault.broken().afterEffect());

    Dispatch leave = stage.deliver(stage.terminate(NODE));

    assertThat(leave.calls())
        .containsSubsequence("SSM ListCommands", "DynamoDB UpdateItem", "SSM CancelCommand");
    assertThat(stage.commands())
        .singleElement()
        .satisfies(c -> assertThat(c.status()).isEqualTo(CommandStatus.CANCELLED));
    assertThat(script.called()).containsExactly("leave");
  }

  @Test
  void pendingAfterTasksRunAndWhatWouldFollowThemDoesNot() {
    brokenOff("settle");

    Dispatch leave = stage.deliver(stage.terminate(NODE));

    assertThat(script.called()).containsExactly("settle", "leave");
    assertThat(leave.transitions()).containsExactly("leave");
    assertThat(stage.table().item(NODE)).doesNotContainKey("Pending");
  }

  @Test
  void aPendingAfterTaskThatThrowsIsJournaledAndDropped() {
    brokenOff("settle");
    script.letThrow("settle");

    Dispatch leave = stage.deliver(stage.terminate(NODE));

    assertThat(leave.outcome()).isEqualTo("RESTING");
    assertThat(stage.table().journal(NODE))
        .endsWith("dropped(joined) InstanceTerminating", "leave InstanceTerminating");
    assertThat(stage.table().item(NODE)).doesNotContainKeys("Pending", "Failure");
  }

  @ParameterizedTest
  @CsvSource({"1, leaving, true", "2, booted, false"})
  void aRemovalIsForgottenByTheStoreThatReopensItsRecordAndNotBefore(
      int updates, String status, boolean removal) {
    stage.deliver(stage.launch(NODE));
    stage.deliver(stage.terminate(NODE));
    script.letDie("farewell");
    dying(Events.rebalance(NODE, "r-1", stage.time().instant()));
    script.letThrow("farewell"); // so that it is journaled as dropped

    stage.group().launch(NODE);
    String launch = stage.launching(NODE);
    stage.faults().from(updates + 1, "DynamoDB UpdateItem", Fault.broken());
    failing(launch);

    assertThat(stage.table().status(NODE)).isEqualTo(status);
    assertThat(stage.table().item(NODE).containsKey("Pending")).isEqualTo(removal);
  }
}
