package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.endpoint.Fault;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.engine.RetryableException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls fail as they are told to, before or after their effect, and the SDK repeats them. */
class FaultsTest extends QuickstartStage {

  @Test
  void anAnswerThatIsLostIsAskedForAgain() {
    String launch = stage.launch(NODE);
    stage.faults().next("DynamoDB UpdateItem", Fault.broken().afterEffect());

    Dispatch join = stage.deliver(launch);

    assertThat(join.calls())
        .startsWith(
            "DynamoDB UpdateItem: InternalServerError",
            "DynamoDB UpdateItem: ConditionalCheckFailedException");
    assertThat(join.transitions()).containsExactly("join");
  }

  @Test
  void onlyTheCallsThatAreNamedFail() {
    String launch = stage.launch(NODE);
    stage.faults().nth(2, "DynamoDB UpdateItem", Fault.refused("ThrottlingException"));

    assertThat(stage.deliver(launch).calls())
        .containsExactly(
            "DynamoDB UpdateItem",
            "DynamoDB UpdateItem: ThrottlingException",
            "DynamoDB UpdateItem",
            "SSM SendCommand",
            "DynamoDB TransactWriteItems");
  }

  @Test
  void aCallThatAlwaysFailsFailsForGood() {
    String launch = stage.launch(NODE);
    stage.faults().from(1, "SSM SendCommand", Fault.dropped());

    List<String> calls =
        stage.callsOf(
            () ->
                assertThatThrownBy(() -> stage.deliver(launch))
                    .isInstanceOf(RetryableException.class));

    assertThat(calls).contains("SSM SendCommand: dropped").doesNotContain("SSM SendCommand");
    assertThat(stage.commands()).isEmpty();
  }

  @Test
  void aCallThatIsCarriedOutHasItsEffectWhateverIsAnswered() {
    String launch = stage.launch(NODE);
    stage.faults().from(1, "SSM SendCommand", Fault.broken().afterEffect());

    assertThatThrownBy(() -> stage.deliver(launch)).isInstanceOf(RetryableException.class);

    assertThat(stage.commands()).hasSize(1);
  }

  @Test
  void autoScalingFailsInItsOwnWords() {
    stage.deliver(stage.launch(NODE));
    String success = stage.commandEnds(NODE, "Success");
    stage.faults().next("Auto Scaling CompleteLifecycleAction", Fault.refused("Throttling"));

    assertThat(stage.deliver(success).calls())
        .containsSequence(
            "Auto Scaling CompleteLifecycleAction CONTINUE: Throttling",
            "Auto Scaling CompleteLifecycleAction CONTINUE");
  }
}
