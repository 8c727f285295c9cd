package dev.lifecycle.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a backup, the choice for it and its failure log, however much is logged: no secrets. */
class BackupSecretsTest {

  private static final String A = "i-0a000001";
  private static final String B = "i-0b000002";

  private final Secrets secrets = new Secrets();
  private final String metadata = secrets.mark("metadata value");
  private final String attribute = secrets.mark("node attribute");
  private final List<String> programs =
      List.of(
          secrets.add("command text", "found.sh"),
          secrets.add("command text", "join.sh"),
          secrets.add("command text", "backup.sh"),
          secrets.add("command text", "step_down.sh"),
          secrets.add("command text", "remove.sh"));

  @Test
  void staySecret() throws Exception {
    Map<String, String> environment =
        Map.of(
            "AWS_LAMBDA_LOG_LEVEL",
            "TRACE",
            "AWS_SECRET_ACCESS_KEY",
            secrets.mark("secret key"),
            "AWS_SESSION_TOKEN",
            secrets.mark("session token"));
    try (DeployedStage stage =
        new DeployedStage(Packages.backup(), Packages.BACKUP_HANDLER, environment)) {
      launch(stage, A, "10.0.0.1");
      launch(stage, B, "10.0.0.2");
      night(stage);
      stage.aws().runCommand().deregister(A); // the command cannot be sent: it is thrown
      night(stage);
      stage.aws().runCommand().register(A);
      stage.fail("backup.sh");
      night(stage);
      stage.aws().autoScaling().terminate(A);
      deliver(stage);

      assertThat(stage.aws().runCommand().list(CommandFilter.ALL))
          .extracting(Command::script)
          .allSatisfy(script -> assertThat(script).startsWith("/opt/replica-set/"))
          .satisfies(
              scripts ->
                  assertThat(programs)
                      .allMatch(program -> scripts.stream().anyMatch(s -> s.contains(program))));
      assertThat(stage.errors()).anyMatch(error -> error.contains("RetryableException"));
      assertThat(stage.answers()).anyMatch(answer -> answer.contains("backupFailed"));
      secrets.assertKept("the answers", stage.answers());
      secrets.assertKept("the errors", stage.errors());
      secrets.assertKept("the log", stage.end());
    }
  }

  private void launch(DeployedStage stage, String instance, String ip) throws Exception {
    stage.aws().runCommand().register(instance);
    stage.launch(instance, "mongodb", ip, "{\"cluster\":\"" + metadata + "\"}");
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
    deliver(stage);
  }

  private void night(DeployedStage stage) throws Exception {
    stage.aws().events().fire("nightly-backup");
    deliver(stage);
  }

  /** Delivers what has happened; the token of a lifecycle action is a secret. */
  private void deliver(DeployedStage stage) throws Exception {
    for (String event : stage.eventsAfter(Duration.ZERO)) {
      String token = Json.read(event).path("detail").path("LifecycleActionToken").asText();
      if (token != null) {
        secrets.add("token", token);
      }
      stage.deliver(event);
    }
    stage.deliverAll();
  }
}
