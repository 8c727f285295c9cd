package dev.lifecycle.processor;

import static dev.lifecycle.processor.Template.map;
import static dev.lifecycle.processor.Template.placeheld;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The template fits together, and with what the runtime relies on. */
class TemplateTest {

  private static final String ROWS =
      """
        @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
        void join(Commands commands, LifecycleAction action) {}

        @Transition(source = Transition.ANY, dest = "b", on = InstanceTerminating.class, completes = true)
        void leave() {}
      """;

  /** The examples, and models that need different templates. */
  enum Kind {
    QUICKSTART(GeneratedFiles.ofQuickstart()),
    SWARM(GeneratedFiles.ofExample("swarm", "SwarmModel")),
    BACKUP(GeneratedFiles.ofExample("backup", "BackupModel")),
    NOTHING(GeneratedFiles.of("")),
    SCHEDULES(
        GeneratedFiles.of(
            ROWS
                + """
                @Scheduled(value = "nightly-backup", rate = "cron(0 3 * * ? *)")
                void backUp(Run run) {}

                @Scheduled("it's \\"<odd>\\"")
                void odd(Run run) {}

                @Scheduled("its odd")
                void odder(Run run) {}
                """)),
    BY_USER(GeneratedFiles.of(ROWS + "Model(String name) {}")),
    EVERYTHING(
        GeneratedFiles.of(
            """
            @Transition(source = "a", dest = "b", on = LifecycleEvent.class)
            void any(Commands commands, Nodes nodes) {}

            @Transition(source = "b", dest = "a", on = OtherEvent.class,
                eventSource = "my.own", detailType = "It's \\"odd\\": ${Group}, yes")
            void other() {}
            """));

    private final GeneratedFiles files;
    private final Template template;

    Kind(GeneratedFiles files) {
      this.files = files;
      this.template = Template.of(files);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyReferenceResolves(Kind kind) {
    Set<String> known = new HashSet<>(kind.template.parameters().keySet());
    known.addAll(List.of("AWS::Partition", "AWS::Region", "AWS::AccountId", "AWS::NoValue"));
    kind.template.resources().forEach((name, resource) -> known.addAll(names(name, resource)));

    assertThat(kind.template.references()).isNotEmpty().isSubsetOf(known);
    assertThat(map(kind.template.root().get("Conditions")).keySet())
        .isEqualTo(kind.template.conditionsAsked());
  }

  /** A resource, and the attributes of it that CloudFormation and SAM know. */
  private static Set<String> names(String name, Object resource) {
    return switch ((String) map(resource).get("Type")) {
      case "AWS::Serverless::Function" -> Set.of(name, name + ".Arn", name + ".Alias");
      case "AWS::SQS::Queue" -> Set.of(name, name + ".Arn", name + ".QueueName");
      case "AWS::Events::Rule", "AWS::DynamoDB::Table" -> Set.of(name, name + ".Arn");
      default -> Set.of(name);
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyParameterIsUsedAndOptionalButForTheGroupTheReleaseAndTheUsersHandler(Kind kind) {
    assertThat(kind.template.references()).containsAll(kind.template.parameters().keySet());
    assertThat(kind.template.parameters())
        .allSatisfy(
            (name, parameter) ->
                assertThat(map(parameter).containsKey("Default"))
                    .isEqualTo(!Set.of("GroupName", "Release", "HandlerClass").contains(name)));
  }

  @ParameterizedTest
  @EnumSource
  void itsStatementsArePolicyJson(Kind kind) {
    List<?> policies = (List<?>) kind.template.properties("Function").get("Policies");

    assertThat(placeheld(policies.get(0))).isEqualTo(kind.files.tree("policy.json"));
    assertThat(policies)
        .last()
        .isEqualTo(
            Map.of(
                "Fn::If",
                List.of(
                    "HasExtraPolicy",
                    Map.of("Ref", "ExtraPolicyArn"),
                    Map.of("Ref", "AWS::NoValue"))));
  }

  @ParameterizedTest
  @EnumSource
  void itsPatternIsEventPatternJson(Kind kind) {
    assertThat(placeheld(kind.template.properties("Events").get("EventPattern")))
        .isEqualTo(kind.files.tree("event-pattern.json"));
  }

  @ParameterizedTest
  @EnumSource
  void theFullPromiseHolds(Kind kind) {
    Map<String, Object> function = kind.template.properties("Function");
    Map<String, Object> queue = kind.template.properties("Queue");
    Map<String, Object> redrive = map(queue.get("RedrivePolicy"));
    int visibility = (int) queue.get("VisibilityTimeout");
    int receives = (int) redrive.get("maxReceiveCount");
    Map<String, Object> hookSeconds = map(kind.template.parameters().get("HookSeconds"));
    Map<String, Object> mapping =
        map(map(map(function.get("Events")).get("Queue")).get("Properties"));

    assertThat(function).containsEntry("Timeout", 60);
    assertThat(visibility).isEqualTo(90);
    assertThat(visibility * receives).isGreaterThanOrEqualTo((int) hookSeconds.get("MaxValue"));
    assertThat(redrive)
        .containsEntry("deadLetterTargetArn", Map.of("Fn::GetAtt", "DeadLetterQueue.Arn"));
    assertThat(mapping)
        .containsEntry("BatchSize", 1)
        .containsEntry("ScalingConfig", Map.of("MaximumConcurrency", 100))
        .containsEntry("FunctionResponseTypes", List.of("ReportBatchItemFailures"));
  }

  @Test
  void theFunctionStartsFromASnapshotWithItsEnvironment() {
    Map<String, Object> function = Kind.QUICKSTART.template.properties("Function");

    assertThat(function)
        .containsEntry("Handler", "dev.lifecycle.examples.quickstart.ClusterModelHandler")
        .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions"))
        .containsEntry("AutoPublishAlias", "live");
    assertThat(placeheld(map(function.get("Environment")).get("Variables")))
        .isEqualTo(
            Map.of(
                "LIFECYCLE_TABLE", "${Table}",
                "LIFECYCLE_GROUPS", "${GroupName}",
                "LIFECYCLE_HOOKS", "${LaunchHookName},${TerminateHookName}",
                "LIFECYCLE_HOOK_SECONDS", "${HookSeconds}",
                "LIFECYCLE_BATCH", "report",
                "LIFECYCLE_TOPIC_ARN", "${TopicArn}",
                "LIFECYCLE_VARIABLES", "${ModelVariables}"));
  }

  @Test
  void theHandlerOfAModelThatTheUserMakesIsAParameter() {
    assertThat(Kind.BY_USER.template.properties("Function"))
        .containsEntry("Handler", Map.of("Ref", "HandlerClass"));
  }

  @Test
  void theTableHasWhatTheRuntimeAsks() {
    Map<String, Object> table = Kind.QUICKSTART.template.properties("Table");

    assertThat(table)
        .containsEntry("KeySchema", List.of(key("Ident", "HASH")))
        .containsEntry(
            "TimeToLiveSpecification", Map.of("AttributeName", "ExpiresAt", "Enabled", true))
        .containsEntry(
            "GlobalSecondaryIndexes",
            List.of(
                index("Sweep-index", "Shard", "NextLook"),
                index("ItemType-index", "ItemType", "Ident")));
  }

  private static Map<String, Object> index(String name, String hash, String range) {
    return Map.of(
        "IndexName", name,
        "KeySchema", List.of(key(hash, "HASH"), key(range, "RANGE")),
        "Projection", Map.of("ProjectionType", "KEYS_ONLY"));
  }

  private static Map<String, Object> key(String name, String type) {
    return Map.of("AttributeName", name, "KeyType", type);
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleMaySendToBothQueues(Kind kind) {
    List<Object> rules =
        kind.template.ofType("AWS::Events::Rule").stream()
            .<Object>map(rule -> Map.of("Fn::GetAtt", rule + ".Arn"))
            .toList();

    for (String queue : kind.template.ofType("AWS::SQS::Queue")) {
      Map<String, Object> policy =
          map(kind.template.properties(queue + "Policy").get("PolicyDocument"));
      Map<String, Object> statement = map(((List<?>) policy.get("Statement")).get(0));
      assertThat(statement)
          .containsEntry("Resource", Map.of("Fn::GetAtt", queue + ".Arn"))
          .containsEntry("Action", "sqs:SendMessage");
      Object sources = map(map(statement.get("Condition")).get("ArnEquals")).get("aws:SourceArn");
      assertThat(List.<Object>copyOf((List<?>) sources)).hasSameElementsAs(rules);
    }
    assertThat(kind.template.ofType("AWS::SQS::Queue")).hasSize(2);
  }

  @Test
  void thereAreHooksForWhatTheModelHandles() {
    assertThat(Kind.QUICKSTART.template.ofType("AWS::AutoScaling::LifecycleHook"))
        .containsExactly("LaunchHook", "TerminateHook");
    assertThat(Kind.NOTHING.template.ofType("AWS::AutoScaling::LifecycleHook")).isEmpty();
    assertThat(Kind.QUICKSTART.template.properties("LaunchHook"))
        .containsEntry("LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING")
        .containsEntry("HeartbeatTimeout", Map.of("Ref", "HookSeconds"))
        .containsEntry("DefaultResult", "ABANDON");
    assertThat(Kind.QUICKSTART.template.properties("TerminateHook"))
        .containsEntry("LifecycleTransition", "autoscaling:EC2_INSTANCE_TERMINATING")
        .containsEntry("DefaultResult", "CONTINUE");
  }

  @Test
  void alarmsWatchBothQueues() {
    Template template = Kind.QUICKSTART.template;

    assertThat(template.properties("DeadLetterAlarm"))
        .containsEntry("MetricName", "ApproximateNumberOfMessagesVisible")
        .containsEntry("Dimensions", queueNamed("DeadLetterQueue"));
    assertThat(template.properties("OldestEventAlarm"))
        .containsEntry("MetricName", "ApproximateAgeOfOldestMessage")
        .containsEntry("Dimensions", queueNamed("Queue"));
  }

  private static List<?> queueNamed(String queue) {
    return List.of(
        Map.of("Name", "QueueName", "Value", Map.of("Fn::GetAtt", queue + ".QueueName")));
  }
}
