package dev.lifecycle.examples.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.testing.aws.Account;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import dev.lifecycle.testing.aws.Json;
import dev.lifecycle.testing.aws.Machine;
import dev.lifecycle.testing.aws.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.LifecycleHook;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandFilter;
import software.amazon.awssdk.services.ssm.model.CommandFilterKey;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.CommandStatus;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** The real SDK clients understand what the endpoint answers. */
class LocalAwsTest {

  private static final String ID = "i-0a0000000000000a1";
  private static final String OTHER = "i-0a0000000000000a2";
  private static final String HOOK = "workers-launch";

  private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T10:15:02Z"));
  private final List<String> events = new ArrayList<>();
  private LocalAws aws;
  private AutoScalingClient autoScaling;
  private SsmClient ssm;

  @BeforeEach
  void start() throws Exception {
    aws =
        new LocalAws(
            new Account("123456789012", "eu-west-1"),
            "workers",
            (instance, command) -> new Machine.Ending(Duration.ofSeconds(2), 0),
            time,
            time,
            events::add);
    aws.autoScaling()
        .putHook(
            Hook.of(HOOK, Direction.LAUNCHING, Duration.ofMinutes(1)).withMetadata("<a> & \"b\""));
    autoScaling = client(AutoScalingClient.builder());
    ssm = client(SsmClient.builder());
  }

  @AfterEach
  void stop() {
    autoScaling.close();
    ssm.close();
    aws.close();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @Test
  void completesAnActionByItsToken() {
    String token = launch();

    autoScaling.recordLifecycleActionHeartbeat(
        r -> r.autoScalingGroupName("workers").lifecycleHookName(HOOK).lifecycleActionToken(token));
    complete(token);

    assertThat(aws.autoScaling().instances()).containsEntry(ID, "InService");
    assertThat(aws.calls().all())
        .extracting(Call::service, Call::action, Call::instance, Call::detail, Call::refusal)
        .containsExactly(
            tuple(
                "Auto Scaling",
                "RecordLifecycleActionHeartbeat",
                Optional.of(ID),
                "",
                Optional.empty()),
            tuple(
                "Auto Scaling",
                "CompleteLifecycleAction",
                Optional.of(ID),
                "CONTINUE",
                Optional.empty()));
  }

  @Test
  void refusesASecondCompletionAsAutoScalingDoes() {
    String token = launch();
    complete(token);

    assertThatThrownBy(() -> complete(token))
        .isInstanceOfSatisfying(
            AutoScalingException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo("No active Lifecycle Action found with token " + token);
            });
    assertThat(aws.calls().all().toString()).doesNotContain(token);
  }

  @Test
  void describesInstancesAndHooks() {
    launch();

    assertThat(
            autoScaling
                .describeAutoScalingInstances(r -> r.instanceIds(ID, "i-unknown"))
                .autoScalingInstances())
        .extracting(
            AutoScalingInstanceDetails::instanceId, AutoScalingInstanceDetails::lifecycleState)
        .containsExactly(tuple(ID, "Pending:Wait"));
    LifecycleHook hook =
        autoScaling
            .describeLifecycleHooks(r -> r.autoScalingGroupName("workers"))
            .lifecycleHooks()
            .get(0);
    assertThat(hook.lifecycleHookName()).isEqualTo(HOOK);
    assertThat(hook.heartbeatTimeout()).isEqualTo(60);
    assertThat(hook.globalTimeout()).isEqualTo(6000);
    assertThat(hook.notificationMetadata()).isEqualTo("<a> & \"b\"");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(autoScaling::describeTags)
        .isInstanceOfSatisfying(
            AutoScalingException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"));
    assertThatThrownBy(ssm::listDocuments)
        .isInstanceOfSatisfying(
            SsmException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
  }

  @Test
  void refusesACommandUntilTheAgentIsThere() {
    assertThatThrownBy(this::send)
        .isInstanceOf(InvalidInstanceIdException.class)
        .hasMessageContaining("[[" + ID + "]] not in a valid state");
    aws.runCommand().register(ID);

    assertThat(send().status()).isEqualTo(CommandStatus.PENDING);
    assertThat(aws.calls().of("SSM", "SendCommand"))
        .extracting(Call::refusal)
        .containsExactly(Optional.of("InvalidInstanceId"), Optional.empty());
  }

  @Test
  void tellsHowACommandIsDoing() {
    aws.runCommand().register(ID);
    Command sent = send();
    time.advance(Duration.ofSeconds(1));

    Command listed = ssm.listCommands(r -> r.commandId(sent.commandId())).commands().get(0);
    assertThat(listed.status()).isEqualTo(CommandStatus.IN_PROGRESS);
    assertThat(listed.comment()).isEqualTo("why");
    assertThat(listed.requestedDateTime()).isEqualTo(Instant.parse("2026-11-23T10:15:02Z"));
    assertThat(listed.parameters()).containsEntry("commands", List.of("join"));

    time.advance(Duration.ofSeconds(2));
    assertThat(
            ssm.listCommandInvocations(
                    r ->
                        r.instanceId(ID)
                            .details(true)
                            .filters(invokedAfter("2026-11-23T10:15:00Z")))
                .commandInvocations())
        .extracting(i -> i.commandId() + " " + i.statusAsString() + " " + i.comment())
        .containsExactly(sent.commandId() + " Success why");
    assertThat(ssm.listCommands(r -> r.filters(invokedAfter("2026-11-23T10:15:03Z"))).commands())
        .isEmpty();
    assertThat(ssm.getCommandInvocation(r -> r.commandId(sent.commandId()).instanceId(ID)).status())
        .isEqualTo(CommandInvocationStatus.SUCCESS);
    assertThatThrownBy(
            () -> ssm.getCommandInvocation(r -> r.commandId(sent.commandId()).instanceId("i-0")))
        .isInstanceOf(InvocationDoesNotExistException.class);
  }

  @Test
  void cancelsACommand() {
    aws.runCommand().register(ID);
    String id = send().commandId();
    ssm.cancelCommand(r -> r.commandId(id));

    assertThat(ssm.listCommands(r -> r.commandId(id)).commands())
        .extracting(Command::status)
        .containsExactly(CommandStatus.CANCELLED);
  }

  @Test
  void runsADocumentOfTheAccountOnSeveralInstances() {
    aws.runCommand().register(ID);
    aws.runCommand().register(OTHER);
    aws.runCommand().addDocument("MyCompany-Join");
    String id =
        ssm.sendCommand(
                r ->
                    r.instanceIds(ID, OTHER)
                        .documentName("MyCompany-Join")
                        .parameters(Map.of("Cluster", List.of("a", "b"))))
            .command()
            .commandId();
    time.advance(Duration.ofSeconds(3));

    Command listed = ssm.listCommands(r -> r.instanceId(OTHER)).commands().get(0);
    assertThat(listed.commandId()).isEqualTo(id);
    assertThat(listed.instanceIds()).containsExactly(ID, OTHER);
    assertThat(listed.targetCount()).isEqualTo(2);
    assertThat(listed.status()).isEqualTo(CommandStatus.SUCCESS);
    assertThat(listed.parameters()).isEqualTo(Map.of("Cluster", List.of("a", "b")));
    assertThat(ssm.listCommandInvocations(r -> r.commandId(id)).commandInvocations())
        .extracting(i -> i.instanceId() + " " + i.statusAsString())
        .containsExactly(ID + " Success", OTHER + " Success");
  }

  @Test
  void knowsWhichAgentsAreThere() {
    aws.runCommand().register(ID);

    assertThat(
            ssm.describeInstanceInformation(
                    r ->
                        r.filters(
                            InstanceInformationStringFilter.builder()
                                .key("InstanceIds")
                                .values(ID, "i-unknown")
                                .build()))
                .instanceInformationList())
        .extracting(InstanceInformation::instanceId, InstanceInformation::pingStatusAsString)
        .containsExactly(tuple(ID, "Online"));
  }

  private String launch() {
    aws.autoScaling().launch(ID);
    time.advance(Duration.ZERO);
    return Json.read(events.get(0)).get("detail").get("LifecycleActionToken").asText();
  }

  private void complete(String token) {
    autoScaling.completeLifecycleAction(
        r ->
            r.autoScalingGroupName("workers")
                .lifecycleHookName(HOOK)
                .lifecycleActionToken(token)
                .lifecycleActionResult("CONTINUE"));
  }

  private Command send() {
    return ssm.sendCommand(
            r ->
                r.instanceIds(ID)
                    .documentName("AWS-RunShellScript")
                    .comment("why")
                    .timeoutSeconds(600)
                    .parameters(Map.of("commands", List.of("join"))))
        .command();
  }

  private static CommandFilter invokedAfter(String time) {
    return CommandFilter.builder().key(CommandFilterKey.INVOKED_AFTER).value(time).build();
  }
}
