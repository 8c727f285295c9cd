package dev.lifecycle.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.local.stage.LocalTopic.Message;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Whatever happens, and however much is logged: no command text, metadata values, tokens or node
 * attributes leave the function.
 */
class SecretsTest {

  private static final String ID = "i-0a000001";
  private static final String BROKEN = "i-0b000002";
  private static final Duration NOW = Duration.ZERO;

  private final Secrets secrets = new Secrets();
  private final String metadata = secrets.mark("metadata value");
  private final String attribute = secrets.mark("node attribute");
  private final String join = secrets.add("command text", "join_cluster.sh");
  private final String leave = secrets.add("command text", "leave_cluster.sh");

  @Test
  void staySecret(@TempDir Path folder) throws Exception {
    Path zip = Packages.with(SnsClient.class, Packages.quickstart(), folder);
    Map<String, String> environment =
        Map.of(
            "LIFECYCLE_TOPIC_ARN",
            DeployedStage.TOPIC_ARN,
            "AWS_LAMBDA_LOG_LEVEL",
            "TRACE",
            "AWS_SECRET_ACCESS_KEY",
            secrets.mark("secret key"),
            "AWS_SESSION_TOKEN",
            secrets.mark("session token"));
    try (DeployedStage stage = new DeployedStage(zip, Packages.QUICKSTART_HANDLER, environment)) {
      comeAndGo(stage);
      fail(stage);
      confuse(stage);

      assertThat(stage.errors()).anyMatch(error -> error.contains("RetryableException"));
      assertThat(stage.errors()).anyMatch(error -> error.contains("BadEventException"));
      assertThat(stage.answers()).anyMatch(answer -> answer.contains("FAILED"));
      secrets.assertKept("the answers", stage.answers());
      secrets.assertKept("the errors", stage.errors());
      secrets.assertKept(
          "the messages", stage.topic().messages().stream().flatMap(SecretsTest::parts).toList());
      secrets.assertKept("the log", stage.end());
    }
  }

  /** Joins when its agent is there at last, and leaves. */
  private void comeAndGo(DeployedStage stage) throws Exception {
    String launch = launch(stage, ID);
    stage.deliver(launch);
    stage.aws().runCommand().register(ID);
    stage.deliver(launch);
    stage.deliver(launch);
    stage.deliverAll();
    assertThat(item(stage, ID).values())
        .contains(AttributeValue.fromS(metadata), AttributeValue.fromS(attribute));
    assertThat(stage.aws().autoScaling().instances()).containsEntry(ID, "InService");

    stage.aws().autoScaling().terminate(ID);
    stage.deliver(token(stage.eventsAfter(NOW)));
    stage.deliverAll();
    assertThat(item(stage, ID)).isEmpty();
    assertThat(stage.aws().runCommand().list(CommandFilter.ALL))
        .extracting(Command::script)
        .anyMatch(script -> script.contains(join))
        .anyMatch(script -> script.contains(leave));
  }

  /** Its command fails: the failure is logged with its stack trace. */
  private void fail(DeployedStage stage) throws Exception {
    stage.fail(join);
    stage.aws().runCommand().register(BROKEN);
    stage.deliver(launch(stage, BROKEN));
    stage.deliverAll();
  }

  /** Events that cannot be read, or change nothing. */
  private void confuse(DeployedStage stage) throws Exception {
    String launch = launch(stage, "i-0c000003");
    stage.deliver(launch.substring(0, launch.length() - 1));
    stage.deliver(launch.replace("i-0c000003", "i-none"));
    stage.deliver(launch.replace("\"LifecycleHookName\"", "\"Hook\""));
    stage.deliver(launch.replace(DeployedStage.GROUP, "others"));
  }

  private String launch(DeployedStage stage, String instance) {
    stage.launch(instance, "10.0.0.1", "{\"managerDnsName\":\"" + metadata + "\"}");
    stage
        .dynamo()
        .client()
        .updateItem(
            update ->
                update
                    .tableName(stage.table())
                    .key(Map.of("Ident", AttributeValue.fromS(instance)))
                    .updateExpression("SET Password = :password")
                    .expressionAttributeValues(
                        Map.of(":password", AttributeValue.fromS(attribute))));
    return token(stage.eventsAfter(NOW));
  }

  /** The event of the only lifecycle action; its token is a secret. */
  private String token(List<String> events) {
    assertThat(events).hasSize(1);
    secrets.add(
        "token", Json.read(events.get(0)).path("detail").path("LifecycleActionToken").asText());
    return events.get(0);
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

  private static Stream<String> parts(Message message) {
    return Stream.of(message.subject(), message.text());
  }
}
