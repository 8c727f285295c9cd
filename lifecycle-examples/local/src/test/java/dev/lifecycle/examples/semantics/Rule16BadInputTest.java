package dev.lifecycle.examples.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.annotation.Lifecycle;
import dev.lifecycle.annotation.Transition;
import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.runtime.event.BadEventException;
import dev.lifecycle.runtime.event.InstanceLaunching;
import dev.lifecycle.testing.aws.CommandRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What cannot be read fails and names the field; what is not for us is acknowledged and dropped.
 */
class Rule16BadInputTest extends SemanticsTest {

  @Lifecycle(states = Model.State.class, initial = "booted", failure = "broken")
  static class Model {

    enum State {
      BOOTED,
      READY,
      BROKEN
    }

    @Transition(source = "booted", dest = "ready", on = InstanceLaunching.class, completes = true)
    void launch() {}
  }

  private String launch = "";

  @BeforeEach
  void raise() throws IOException {
    raise(
        Rule16BadInputTest_ModelTransitions.TABLE,
        new Rule16BadInputTest_ModelDispatcher(new Model()));
    launch = stage.launch(NODE);
  }

  private void refused(String payload, String field) {
    Map<String, ?> before = stage.table().item(NODE);

    List<String> calls =
        stage.callsOf(
            () ->
                assertThatThrownBy(() -> stage.deliver(payload))
                    .isInstanceOf(BadEventException.class)
                    .hasMessageContaining(field)
                    .message()
                    .hasLineCount(1));

    assertThat(calls).isEmpty();
    assertThat(stage.table().item(NODE)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "\"EC2InstanceId\",                    \"Instance\",           detail.EC2InstanceId",
    "\"AutoScalingGroupName\",             \"Group\",              detail.AutoScalingGroupName",
    "\"LifecycleHookName\",                \"Hook\",               detail.LifecycleHookName",
    "\"LifecycleActionToken\",             \"Token\",              detail.LifecycleActionToken",
    "\"LifecycleTransition\",              \"Transition\",         detail.LifecycleTransition",
    "\"time\",                             \"when\",               time",
    "\"time\":\"2026,                      \"time\":\"at 2026,     time",
    "\"source\",                           \"from\",               source",
    "\"detail\":,                          \"details\":,           detail",
    "i-0a0000000000000a1,                  i-none,                 detail.EC2InstanceId",
  })
  void aFieldThatIsMissingOrWrongIsNamed(String of, String becomes, String field) {
    String bad = launch.replace(of, becomes);
    assertThat(bad).isNotEqualTo(launch);

    refused(bad, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"source\":        | JSON",
        "launch              | JSON",
        "''                  | empty",
        "null                | JSON object",
        "[]                  | JSON object",
        "\"launch\"          | JSON object",
        "{}                  | source",
        "{\"hello\":\"you\"} | source",
        "{\"Records\":{}}    | Records",
      })
  void whatIsNoEventAtAllIsRefused(String payload, String field) {
    refused(payload, field);
  }

  @ParameterizedTest
  @CsvSource({"command-id", "status"})
  void aCommandsEventThatLacksAFieldIsRefused(String field) {
    refused(
        BridgeEvents.command("c-1", NODE, "Success").replace(field, "other"), "detail." + field);
  }

  @Test
  void aQueueKeepsTheBadMessageOnly() {
    Dispatch batch = stage.deliver(Queue.batch("{\"source\":", launch, "{}"));

    assertThat(batch.answer()).isEqualTo(Queue.again("m1", "m3"));
    assertThat(stage.table().status(NODE)).isEqualTo("ready");
  }

  private void dropped(String payload) {
    Map<String, ?> before = stage.table().item(NODE);

    Dispatch dropped = stage.deliver(payload);

    assertThat(dropped.outcome()).isEqualTo("IGNORED");
    assertThat(dropped.reason()).isNotBlank();
    assertThat(dropped.calls()).isEmpty();
    assertThat(stage.table().item(NODE)).isEqualTo(before);
    assertThat(stage.deliver(Queue.batch(payload)).answer()).isEqualTo(Queue.again());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Service\":\"AWS Auto Scaling\",\"Event\":\"autoscaling:TEST_NOTIFICATION\"}",
        "{\"LifecycleTransition\":\"autoscaling:TEST_NOTIFICATION\"}",
        // Told by the group to a topic: no lifecycle action, however much it looks like one.
        "{\"Event\":\"autoscaling:EC2_INSTANCE_LAUNCH\",\"EC2InstanceId\":\"" + NODE + "\"}",
        // Told by Run Command to a topic.
        "{\"commandId\":\"c-1\",\"instanceId\":\"" + NODE + "\",\"status\":\"Success\"}",
      })
  void testNotificationsAndLookAlikesAreDropped(String payload) {
    dropped(payload);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "InProgress", "Delayed", "Cancelling", "Wondrous"})
  void statusesThatAreNotFinalAreDropped(String status) {
    dropped(BridgeEvents.command("c-1", NODE, status));
  }

  @ParameterizedTest
  @CsvSource({"\"workers\", \"others\"", "workers-launch, others-launch"})
  void otherGroupsAndHooksAreDropped(String ours, String theirs) {
    dropped(launch.replace(ours, theirs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy", "i-none/3/join", ""})
  void otherTeamsCommandsAreLookedUpAndDropped(String comment) {
    String id =
        stage
            .aws()
            .runCommand()
            .send(
                new CommandRequest(
                    List.of(NODE),
                    "AWS-RunShellScript",
                    Map.of("commands", List.of("/bin/deploy")),
                    comment,
                    Duration.ofMinutes(1)))
            .id();
    Map<String, ?> before = stage.table().item(NODE);

    Dispatch dropped = stage.deliver(BridgeEvents.command(id, NODE, "Success"));

    assertThat(dropped.outcome()).isEqualTo("IGNORED");
    assertThat(dropped.calls()).containsExactly("DynamoDB GetItem", "SSM ListCommands");
    assertThat(stage.table().item(NODE)).isEqualTo(before);
  }
}
