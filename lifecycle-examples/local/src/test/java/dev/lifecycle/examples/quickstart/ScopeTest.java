package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.stage.Dispatch;
import dev.lifecycle.examples.local.stage.Stage;
import dev.lifecycle.examples.local.stage.Table;
import dev.lifecycle.runtime.Configuration;
import dev.lifecycle.runtime.Services;
import dev.lifecycle.runtime.event.BadEventException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not for this function, and what nobody can read, causes no AWS call at all. */
class ScopeTest extends QuickstartStage {

  @Test
  void anActionOfAForeignGroup() {
    String launch = stage.launch(NODE).replace("\"" + Stage.GROUP + "\"", "\"others\"");
    assertThat(launch).contains(Stage.LAUNCH_HOOK);

    Dispatch ignored = stage.deliver(launch);

    assertThat(ignored.outcome()).isEqualTo("IGNORED");
    assertThat(ignored.reason()).contains("another group or another hook");
    assertThat(ignored.calls()).isEmpty();
  }

  @Test
  void anActionOfAForeignHookOfOurGroup() {
    String launch = stage.launch(NODE).replace(Stage.LAUNCH_HOOK, "backup-launch");
    assertThat(launch).contains("\"" + Stage.GROUP + "\"");

    Dispatch ignored = stage.deliver(launch);

    assertThat(ignored.outcome()).isEqualTo("IGNORED");
    assertThat(ignored.calls()).isEmpty();
  }

  @Test
  void aTerminationOfAForeignGroup() {
    stage.deliver(stage.launch(NODE));
    String terminate = stage.terminate(NODE).replace("\"" + Stage.GROUP + "\"", "\"others\"");

    assertThat(stage.deliver(terminate).calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense                                      | the event is not JSON
          {"source":"aws.autoscaling"}                  | detail is missing
          {"source":"aws.autoscaling","time":"2026-11-23T10:15:02Z","detail":{"LifecycleTransition":"autoscaling:EC2_INSTANCE_LAUNCHING"}} | detail.EC2InstanceId is missing
          """)
  void whatCannotBeRead(String event, String complaint) {
    assertThat(
            stage.callsOf(
                () ->
                    assertThatThrownBy(() -> stage.deliver(event))
                        .isInstanceOf(BadEventException.class)
                        .hasMessageStartingWith(complaint)
                        .hasMessageNotContaining("\n")))
        .isEmpty();
  }

  @Test
  void aTableThatIsNotThere() {
    String launch = stage.launch(NODE);
    stage.table().dynamo().deleteTable(delete -> delete.tableName(stage.table().name()));

    assertThatThrownBy(() -> stage.deliver(launch))
        .hasMessageContaining("LIFECYCLE_TABLE is '" + stage.table().name() + "'")
        .hasMessageContaining("no such table")
        .hasMessageNotContaining("\n");
  }

  @Test
  void noTableAtAll() {
    assertThatThrownBy(() -> Configuration.from(Services.of(Map.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("LIFECYCLE_TABLE is not set: name the DynamoDB table of the records");
  }

  @Test
  void aRecordOfAnotherModel() {
    String launch = stage.launch(NODE);
    stage.table().set(NODE, "Model", Table.text("OtherModel"));
    Map<String, ?> before = stage.table().item(NODE);

    Dispatch ignored = stage.deliver(launch);

    assertThat(ignored.reason()).isEqualTo("the record is of model OtherModel");
    assertThat(stage.table().item(NODE)).isEqualTo(before);
  }
}
