package dev.lifecycle.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.stree.JrsValue;
import dev.lifecycle.testing.aws.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The backup example's function as it ships: to the set, through a night, and out of it. */
class BackupFunctionTest {

  private static final String A = "i-0a000001";
  private static final String B = "i-0b000002";

  @Test
  void joinsBacksUpAndLeaves() throws Exception {
    try (DeployedStage stage =
        new DeployedStage(Packages.backup(), Packages.BACKUP_HANDLER, Map.of())) {
      launch(stage, A, "10.0.0.1");
      launch(stage, B, "10.0.0.2");
      assertThat(stage.aws().autoScaling().instances())
          .containsEntry(A, "InService")
          .containsEntry(B, "InService");

      night(stage);
      assertThat(item(stage, A)).containsEntry("ItemStatus", AttributeValue.fromS("ready"));
      assertThat(stage.answers())
          .filteredOn(answer -> answer.contains("\"backUp\""))
          .singleElement()
          .satisfies(answer -> assertThat(answer).contains("\"to\":\"backing_up\""));
      assertThat(stage.answers()).anyMatch(answer -> answer.contains("\"backedUp\""));

      stage.fail("backup.sh");
      night(stage);
      assertThat(item(stage, A))
          .containsEntry("ItemStatus", AttributeValue.fromS("ready"))
          .containsKey("BackupFailed");

      stage.aws().autoScaling().terminate(A);
      stage.deliverAll();
      assertThat(item(stage, A)).isEmpty();
      assertThat(stage.aws().autoScaling().instances()).containsOnlyKeys(B);

      night(stage);
      assertThat(stage.answers()).last().isEqualTo("{\"nodes\":[]}");
      assertThat(stage.errors()).isEmpty();
      assertThat(stage.end().stream().map(Json::read))
          .filteredOn(line -> line.path("level").asText().equals("ERROR"))
          .extracting(BackupFunctionTest::message)
          .containsExactly(
              "The backup on " + A + " ended with Failed",
              "No backup: 1 members are up, and none of them is a secondary");
    }
  }

  private static void launch(DeployedStage stage, String instance, String ip) throws Exception {
    stage.aws().runCommand().register(instance);
    stage.launch(instance, "mongodb", ip, "{}");
    stage.deliverAll();
  }

  private static void night(DeployedStage stage) throws Exception {
    stage.aws().events().fire("nightly-backup");
    stage.deliverAll();
  }

  private static Map<String, AttributeValue> item(DeployedStage stage, String instance) {
    return stage
        .dynamo()
        .client()
        .getItem(
            get ->
                get.tableName(stage.table())
                    .key(Map.of("Ident", AttributeValue.fromS(instance)))
                    .consistentRead(true))
        .item();
  }

  private static String message(JrsValue line) {
    return line.path("formattedMessage").asText();
  }
}
