package dev.lifecycle.examples.local.deploy;

import static dev.lifecycle.examples.local.deploy.Quickstart.deployed;
import static dev.lifecycle.examples.local.deploy.Quickstart.stack;
import static dev.lifecycle.examples.local.deploy.Quickstart.template;
import static dev.lifecycle.examples.local.deploy.Quickstart.templateWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.examples.local.bus.QueueSettings;
import dev.lifecycle.examples.local.bus.Rule;
import dev.lifecycle.examples.local.bus.Rule.Match;
import dev.lifecycle.examples.local.bus.Rule.Schedule;
import dev.lifecycle.examples.local.lambda.EventSourceSettings;
import dev.lifecycle.examples.local.lambda.FunctionSettings;
import dev.lifecycle.examples.local.stage.Generated;
import dev.lifecycle.testing.aws.Direction;
import dev.lifecycle.testing.aws.Hook;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What is deployed is what the template says: change the template, and something else is. */
class DeploymentTest {

  private static final String HANDLER = "dev.lifecycle.examples.quickstart.ClusterModelHandler";
  private static final String QUEUE_ARN = "arn:aws:sqs:eu-west-1:123456789012:nodes-Queue";
  private static final String DEAD_LETTERS =
      "arn:aws:sqs:eu-west-1:123456789012:nodes-DeadLetterQueue";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.lifecycle.examples.quickstart.ClusterModel",
        "dev.lifecycle.examples.swarm.SwarmModel",
        "dev.lifecycle.examples.backup.BackupModel"
      })
  void everyExampleCanBeDeployed(String model) throws IOException {
    Deployment deployed =
        new Generated(model).deployment(Quickstart.ACCOUNT, Map.of("GroupName", "workers"));

    assertThat(deployed.function().handler()).isEqualTo(model + "Handler");
    assertThat(deployed.hooks()).extracting(GroupHook::group).containsOnly("workers").hasSize(2);
  }

  @Test
  void theFunctionIsConfiguredAsTheTemplateSays() throws IOException {
    FunctionSettings function = deployed(template()).function();

    assertThat(function.handler()).isEqualTo(HANDLER);
    assertThat(function.timeout()).hasSeconds(60);
    assertThat(function.memory()).isEqualTo(1024);
    assertThat(function.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "LIFECYCLE_TABLE", "nodes-Table",
                "LIFECYCLE_GROUPS", "workers",
                "LIFECYCLE_HOOKS", "ClusterModel-launch,ClusterModel-terminate",
                "LIFECYCLE_HOOK_SECONDS", "3600",
                "LIFECYCLE_BATCH", "report"));
  }

  @Test
  void anotherHandlerMemoryAndTimeOutAreTaken() throws IOException {
    assertThat(deployed(templateWith("a.B", HANDLER)).function().handler()).isEqualTo("a.B");
    assertThat(deployed(templateWith("MemorySize: 256", "MemorySize: 1024")).function().memory())
        .isEqualTo(256);
    assertThat(deployed(templateWith("Timeout: 45", "Timeout: 60")).function().timeout())
        .hasSeconds(45);
  }

  @Test
  void theEnvironmentFollowsParametersAndConditions() throws IOException {
    Map<String, String> environment =
        deployed(
                templateWith("LIFECYCLE_BATCH: throw", "LIFECYCLE_BATCH: report"),
                Map.of(
                    "LaunchHookName", "up",
                    "HookSeconds", "300",
                    "TopicArn", "a-topic",
                    "ModelVariables", "A=1;B=2"))
            .function()
            .environment();

    assertThat(environment)
        .containsEntry("LIFECYCLE_HOOKS", "up,ClusterModel-terminate")
        .containsEntry("LIFECYCLE_HOOK_SECONDS", "300")
        .containsEntry("LIFECYCLE_TOPIC_ARN", "a-topic")
        .containsEntry("LIFECYCLE_VARIABLES", "A=1;B=2")
        .containsEntry("LIFECYCLE_BATCH", "throw");
  }

  @Test
  void theFunctionsQueueIsTheTemplates() throws IOException {
    Deployment deployed = deployed(template());

    assertThat(deployed.source()).isEqualTo(new EventSourceSettings(QUEUE_ARN, 1, true));
    assertThat(deployed.queue())
        .isEqualTo(
            new QueueSettings(
                "nodes-Queue",
                QUEUE_ARN,
                Duration.ofSeconds(90),
                Optional.of(new QueueSettings.Redrive(DEAD_LETTERS, 80))));
    assertThat(deployed.queues())
        .extracting(QueueSettings::arn)
        .containsExactly(QUEUE_ARN, DEAD_LETTERS);
  }

  @Test
  void anotherBatchVisibilityAndReceiveCountAreTaken() throws IOException {
    assertThat(deployed(templateWith("BatchSize: 5", "BatchSize: 1")).source().batchSize())
        .isEqualTo(5);
    assertThat(deployed(templateWith("[]", "[ReportBatchItemFailures]")).source().reportsFailures())
        .isFalse();
    assertThat(
            deployed(templateWith("VisibilityTimeout: 61", "VisibilityTimeout: 90"))
                .queue()
                .visibility())
        .hasSeconds(61);
    assertThat(
            deployed(templateWith("maxReceiveCount: 3", "maxReceiveCount: 80"))
                .queue()
                .redrive()
                .orElseThrow()
                .maxReceiveCount())
        .isEqualTo(3);
  }

  @Test
  void hooksAreThoseOfTheGroup() throws IOException {
    assertThat(deployed(template(), Map.of("HookSeconds", "300")).hooks())
        .extracting(GroupHook::hook)
        .extracting(Hook::name, Hook::direction, Hook::heartbeat, Hook::defaultResult)
        .containsExactly(
            tuple(
                "ClusterModel-launch",
                Direction.LAUNCHING,
                Duration.ofSeconds(300),
                Hook.Result.ABANDON),
            tuple(
                "ClusterModel-terminate",
                Direction.TERMINATING,
                Duration.ofSeconds(300),
                Hook.Result.CONTINUE));
  }

  @Test
  void anotherDefaultResultAndTransitionAreTaken() throws IOException {
    assertThat(launchHook(templateWith("CONTINUE", "ABANDON")).defaultResult())
        .isEqualTo(Hook.Result.CONTINUE);
    assertThat(
            launchHook(
                    templateWith(
                        "LifecycleTransition: autoscaling:EC2_INSTANCE_TERMINATING",
                        "LifecycleTransition: autoscaling:EC2_INSTANCE_LAUNCHING"))
                .direction())
        .isEqualTo(Direction.TERMINATING);
  }

  private static Hook launchHook(String template) {
    return deployed(template).hooks().get(0).hook();
  }

  @Test
  void hooksHaveMetadataWhereTheParameterIsSet() throws IOException {
    assertThat(deployed(template()).hooks())
        .extracting(hook -> hook.hook().metadata())
        .containsOnly(Optional.empty());
    assertThat(deployed(template(), Map.of("HookMetadata", "{}")).hooks())
        .extracting(hook -> hook.hook().metadata())
        .containsOnly(Optional.of("{}"));
  }

  @Test
  void theRulesPatternIsThePatternFile() throws IOException {
    String pattern =
        Quickstart.pattern()
            .replace("${GroupName}", "workers")
            .replace("${LaunchHookName}", "ClusterModel-launch")
            .replace("${TerminateHookName}", "ClusterModel-terminate");

    Rule rule = deployed(template()).rules().get(0);

    assertThat(rule.name()).isEqualTo("nodes-Events");
    assertThat(rule.trigger()).isInstanceOf(Match.class);
    assertThat(tree(((Match) rule.trigger()).pattern())).isEqualTo(tree(pattern));
    assertThat(rule.targets()).extracting(Rule.Target::queueArn).containsExactly(QUEUE_ARN);
  }

  /** JSON is YAML. */
  private static Object tree(String json) {
    return new Yaml().load(json);
  }

  @Test
  void theSweepFiresAsOftenAsTheTemplateSays() throws IOException {
    assertThat(sweep(template()).rate()).hasMinutes(1);
    assertThat(sweep(templateWith("rate(2 hours)", "rate(1 minute)")).rate()).hasHours(2);
  }

  private static Schedule sweep(String template) {
    List<Schedule> schedules =
        deployed(template).rules().stream()
            .map(Rule::trigger)
            .filter(Schedule.class::isInstance)
            .map(Schedule.class::cast)
            .toList();
    assertThat(schedules).hasSize(1);
    return schedules.get(0);
  }

  @Test
  void outputsNameWhatIsDeployed() throws IOException {
    Stack stack = stack(template(), Map.of());

    assertThat(stack.output("TableName")).isEqualTo(deployed(template()).table().name());
    assertThat(stack.output("FunctionArn"))
        .isEqualTo("arn:aws:lambda:eu-west-1:123456789012:function:nodes-Function:live");
  }
}
