package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.testing.aws.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every event comes twice, at once and at the end: the second time nothing happens. */
class DuplicatesTest extends QuickstartStage {

  /** What may be called for an event that is known: it is looked up, claimed and given back. */
  private static final Set<String> LOOKS = Set.of("DynamoDB GetItem", "DynamoDB UpdateItem");

  private final List<String> delivered = new ArrayList<>();

  private void twice(String event) {
    stage.deliver(event);
    Map<String, AttributeValue> before = settled();

    Dispatch second = stage.deliver(event);

    assertThat(second.outcome()).isEqualTo("IGNORED");
    assertThat(second.transitions()).isEmpty();
    assertThat(LOOKS).containsAll(second.calls());
    assertThat(settled()).isEqualTo(before);
    delivered.add(event);
  }

  /** The record without what names the last writer. */
  private Map<String, AttributeValue> settled() {
    Map<String, AttributeValue> item = new HashMap<>(stage.table().item(NODE));
    item.remove("WriteId");
    return item;
  }

  @Test
  void ofALaunch() {
    String launch = stage.launch(NODE);
    twice(launch);
    String success = stage.commandEnds(NODE, "Success");
    twice(success);
    String sameMeaning = stage.commandLevel(NODE, "Success");
    twice(sameMeaning);

    List.copyOf(delivered).forEach(this::twice);
    assertThat(stage.commands()).hasSize(1);
    assertThat(stage.hookResults()).hasSize(1);
  }

  @Test
  void ofACommandThatFailed() {
    stage.programs((instance, command) -> new Machine.Ending(Duration.ofSeconds(1), 1));
    twice(stage.launch(NODE));
    twice(stage.commandEnds(NODE, "Failed"));
    twice(stage.commandLevel(NODE, "Failed"));

    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void ofATerminationOfAPendingNode() {
    stage.table().cloudInit(NODE, "pending");
    stage.group().launch(NODE);
    stage.launching(NODE);
    String terminate = stage.terminate(NODE);
    stage.deliver(terminate);

    Dispatch again = stage.deliver(terminate);

    assertThat(again.outcome()).isEqualTo("COMPLETED");
    assertThat(again.calls())
        .containsExactly(
            "DynamoDB UpdateItem: ConditionalCheckFailedException",
            "Auto Scaling CompleteLifecycleAction CONTINUE: ValidationError");
    assertThat(stage.table().has(NODE)).isFalse();
  }

  @Test
  void ofTheSweep() {
    stage.deliver(stage.launch(NODE));
    stage.aws().runCommand().silence(NODE);
    stage.pass(Duration.ofMinutes(11));
    assertThat(stage.sweep().transitions()).containsExactly("joinTimedOut", "abandon");

    Dispatch second = stage.sweep();

    assertThat(second.nodes()).isEmpty();
    assertThat(stage.hookResults()).containsExactly("workers-launch ABANDON CALL");
  }

  @Test
  void ofATermination() {
    stage.deliver(stage.launch(NODE));
    String joined = stage.commandEnds(NODE, "Success");
    stage.deliver(joined);
    String terminate = stage.terminate(NODE);
    twice(terminate);
    // The launch's own late events meet a node that leaves.
    twice(joined);
    stage.pass(Duration.ofSeconds(2));
    String left = stage.take("Invocation Status", stage.commands().get(0).id(), "\"Success\"");
    assertThat(stage.deliver(left).outcome()).isEqualTo("REMOVED");

    Dispatch leftAgain = stage.deliver(left);
    assertThat(leftAgain.outcome()).isEqualTo("IGNORED");
    assertThat(leftAgain.reason()).isEqualTo("the node has no record");

    // Nobody knows the node any more, so the action is completed; Auto Scaling says it is over.
    Dispatch terminateAgain = stage.deliver(terminate);
    assertThat(terminateAgain.outcome()).isEqualTo("COMPLETED");
    assertThat(terminateAgain.calls())
        .containsExactly(
            "DynamoDB UpdateItem: ConditionalCheckFailedException",
            "Auto Scaling CompleteLifecycleAction CONTINUE: ValidationError");
    assertThat(stage.table().has(NODE)).isFalse();
    assertThat(stage.hookResults()).hasSize(2);
  }

  @Test
  void aLaunchThatComesAfterItsTerminationIsTooLate() {
    String launch = stage.launch(NODE);
    stage.deliver(launch);
    stage.deliver(stage.commandEnds(NODE, "Success"));
    stage.pass(Duration.ofMinutes(1));
    stage.deliver(stage.terminate(NODE));

    Dispatch late = stage.deliver(launch);

    assertThat(late.outcome()).isEqualTo("IGNORED");
    assertThat(late.reason()).isEqualTo("this lifecycle action was closed or superseded");
    assertThat(stage.table().status(NODE)).isEqualTo("leaving");
  }
}
