package dev.lifecycle.examples.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.local.lambda.FunctionError;
import dev.lifecycle.examples.local.stage.LocalTopic.Message;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;

/** The quickstart's function with {@code LIFECYCLE_TOPIC_ARN}. */
class TopicTest {

  private static final String ID = "i-0a000001";
  private static final Map<String, String> WITH_TOPIC =
      Map.of("LIFECYCLE_TOPIC_ARN", DeployedStage.TOPIC_ARN);

  @TempDir private Path folder;

  @Test
  void everyDispatchToANodeIsPublished() throws Exception {
    try (DeployedStage stage = stage()) {
      stage.aws().runCommand().register(ID);
      stage.launch(ID, "10.0.0.1", "{}");
      stage.deliverAll();

      assertThat(stage.topic().messages())
          .extracting(Message::subject)
          .contains(
              "Lifecycle RESTING " + ID + ": finished_cloud_init -> join_cluster",
              "Lifecycle RESTING " + ID + ": join_cluster -> ready");
      assertThat(stage.answers())
          .containsAll(stage.topic().messages().stream().map(Message::text).toList());
      assertThat(stage.topic().messages())
          .extracting(Message::topic)
          .containsOnly(DeployedStage.TOPIC_ARN);
    }
  }

  @Test
  void aTopicThatRefusesFailsNothing() throws Exception {
    try (DeployedStage stage = stage()) {
      stage.topic().refuse();
      stage.aws().runCommand().register(ID);
      stage.launch(ID, "10.0.0.1", "{}");
      stage.deliverAll();

      assertThat(stage.topic().messages()).isNotEmpty();
      assertThat(stage.errors()).isEmpty();
      assertThat(stage.aws().autoScaling().instances()).containsEntry(ID, "InService");
      assertThat(stage.end())
          .anyMatch(line -> line.contains("No message is sent to the topic: AuthorizationError"));
    }
  }

  @Test
  void aFunctionWithoutSnsSaysWhatIsMissing() {
    assertThatThrownBy(
            () -> new DeployedStage(Packages.quickstart(), Packages.QUICKSTART_HANDLER, WITH_TOPIC))
        .isInstanceOf(FunctionError.class)
        .hasMessageContaining(
            "LIFECYCLE_TOPIC_ARN is set, but SNS's client is not on the class path: add the"
                + " dependency software.amazon.awssdk:sns");
  }

  private DeployedStage stage() throws Exception {
    Path zip = Packages.with(SnsClient.class, Packages.quickstart(), folder);
    return new DeployedStage(zip, Packages.QUICKSTART_HANDLER, WITH_TOPIC);
  }
}
