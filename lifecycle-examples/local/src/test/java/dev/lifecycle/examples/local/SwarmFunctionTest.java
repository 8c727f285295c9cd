package dev.lifecycle.examples.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.examples.local.endpoint.HostedZone.RecordSet;
import dev.lifecycle.examples.local.lambda.FunctionError;
import dev.lifecycle.testing.aws.Command;
import dev.lifecycle.testing.aws.CommandFilter;
import dev.lifecycle.testing.aws.HookResult;
import dev.lifecycle.testing.aws.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The swarm's deployment package in Lambda's runtime. */
class SwarmFunctionTest {

  private static final String MANAGER = "i-0a000001";
  private static final String WORKER = "i-0b000002";
  private static final String BROKEN = "i-0c000003";
  private static final String REFUSED = "i-0d000004";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SWARM_HOSTED_ZONE_ID", "Z0123456789LOCAL", "SWARM_DOMAIN", "example.org");

  private final Secrets secrets = new Secrets();

  @Test
  void nodesComeAndGo() throws Exception {
    try (DeployedStage stage = stage(ENVIRONMENT)) {
      come(stage, MANAGER, "manager", "{}");
      come(stage, WORKER, "worker", "{}");
      assertThat(status(stage, MANAGER)).isEqualTo("ready");
      assertThat(status(stage, WORKER)).isEqualTo("ready");
      assertThat(stage.aws().autoScaling().instances())
          .containsEntry(MANAGER, "InService")
          .containsEntry(WORKER, "InService");
      assertThat(names(stage)).containsExactly(MANAGER + ".example.org.", WORKER + ".example.org.");

      go(stage, WORKER);
      go(stage, MANAGER);

      assertThat(item(stage, WORKER)).isEmpty();
      assertThat(item(stage, MANAGER)).isEmpty();
      assertThat(stage.aws().autoScaling().instances()).isEmpty();
      assertThat(names(stage)).isEmpty();
      assertThat(stage.aws().autoScaling().results())
          .extracting(HookResult::instance, result -> result.result().name())
          .containsExactly(
              tuple(MANAGER, "CONTINUE"),
              tuple(WORKER, "CONTINUE"),
              tuple(WORKER, "CONTINUE"),
              tuple(MANAGER, "CONTINUE"));
      assertThat(stage.errors()).isEmpty();
    }
  }

  @Test
  void withoutAHostedZoneItDoesNotStart() {
    assertThatThrownBy(() -> stage(Map.of("SWARM_DOMAIN", "example.org")))
        .isInstanceOf(FunctionError.class)
        .hasMessageContaining(
            "SWARM_HOSTED_ZONE_ID is not set: give the id of the swarm's hosted zone");
  }

  @Test
  void whatIsSecretStaysSecretHoweverMuchIsLogged() throws Exception {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.put("AWS_LAMBDA_LOG_LEVEL", "TRACE");
    environment.put("AWS_SECRET_ACCESS_KEY", secrets.mark("secret key"));
    environment.put("AWS_SESSION_TOKEN", secrets.mark("session token"));
    String tier = secrets.mark("metadata value");
    String metadata = "{\"tier\":\"" + tier + "\"}";
    List.of("init.sh", "join.sh", "label.sh", "activate.sh", "rebalance.sh", "remove.sh")
        .forEach(program -> secrets.add("command text", program));
    List.of(MANAGER, WORKER, BROKEN)
        .forEach(node -> secrets.add("node attribute", node + ".example.org"));
    try (DeployedStage stage = stage(environment)) {
      come(stage, MANAGER, "manager", metadata);
      come(stage, WORKER, "worker", metadata);
      assertThat(stage.aws().runCommand().list(CommandFilter.ALL))
          .extracting(Command::script)
          .anyMatch(script -> script.contains("label.sh") && script.contains(tier));
      stage.fail("label.sh");
      come(stage, BROKEN, "worker", metadata);
      assertThat(status(stage, BROKEN)).isEqualTo("failed");
      stage.aws().hostedZone().refuse("AccessDenied");
      come(stage, REFUSED, "worker", metadata);
      assertThat(status(stage, REFUSED)).isEqualTo("failed");
      stage.aws().hostedZone().refuse("Throttling");
      go(stage, WORKER);

      assertThat(stage.answers()).anyMatch(answer -> answer.contains("FAILED"));
      assertThat(stage.errors()).anyMatch(error -> error.contains("Route 53 cannot be reached"));
      secrets.assertKept("the answers", stage.answers());
      secrets.assertKept("the errors", stage.errors());
      secrets.assertKept("the log", stage.end());
    }
  }

  private static DeployedStage stage(Map<String, String> environment) throws Exception {
    return new DeployedStage(Packages.swarm(), Packages.SWARM_HANDLER, environment);
  }

  private void come(DeployedStage stage, String node, String type, String metadata)
      throws Exception {
    stage.aws().runCommand().register(node);
    stage.launch(node, type, "10.0.0." + node.charAt(node.length() - 1), metadata);
    deliver(stage, stage.eventsAfter(Duration.ZERO));
  }

  private void go(DeployedStage stage, String node) throws Exception {
    stage.aws().autoScaling().terminate(node);
    deliver(stage, stage.eventsAfter(Duration.ZERO));
  }

  /** Delivers the event of the only lifecycle action, whose token is a secret, and what follows. */
  private void deliver(DeployedStage stage, List<String> events) throws Exception {
    assertThat(events).hasSize(1);
    secrets.add(
        "token", Json.read(events.get(0)).path("detail").path("LifecycleActionToken").asText());
    stage.deliver(events.get(0));
    stage.deliverAll();
  }

  private static List<String> names(DeployedStage stage) {
    return stage.aws().hostedZone().sets().stream().map(RecordSet::name).toList();
  }

  private static String status(DeployedStage stage, String node) {
    return item(stage, node).get("ItemStatus").s();
  }

  private static Map<String, AttributeValue> item(DeployedStage stage, String node) {
    return stage
        .dynamo()
        .client()
        .getItem(
            get ->
                get.tableName(stage.table())
                    .key(Map.of("Ident", AttributeValue.fromS(node)))
                    .consistentRead(true))
        .item();
  }
}
