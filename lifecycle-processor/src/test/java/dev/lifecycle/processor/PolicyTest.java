package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The role of a function may call what the runtime calls for its model, and nothing else. */
class PolicyTest {

  private static final String LAUNCH =
      "@Transition(source = \"a\", dest = \"b\", on = InstanceLaunching.class)\n";

  private static final Set<String> ALWAYS =
      Set.of(
          "dynamodb:GetItem",
          "dynamodb:BatchGetItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:Query",
          "autoscaling:CompleteLifecycleAction",
          "autoscaling:RecordLifecycleActionHeartbeat",
          "autoscaling:DescribeAutoScalingInstances",
          "sns:Publish");

  @Test
  void aModelThatOnlyMovesOn() {
    assertThat(actions(LAUNCH + "void join(Node node, Run run) {}")).isEqualTo(ALWAYS);
  }

  @Test
  void aModelThatSendsCommands() {
    assertThat(actions(LAUNCH + "void join(Commands commands) {}"))
        .isEqualTo(
            with("dynamodb:PutItem", "ssm:SendCommand", "ssm:ListCommands", "ssm:CancelCommand"));
  }

  @Test
  void aModelWithSchedules() {
    assertThat(actions("@Scheduled(\"nightly\") void report(Run run) {}"))
        .isEqualTo(with("dynamodb:PutItem"));
  }

  @Test
  void aModelThatReadsOtherNodes() {
    String condition = "@Condition boolean alone(Nodes nodes) { return true; }\n";
    String guarded = LAUNCH.replace(")\n", ", when = \"alone\")\n") + "void join() {}";

    assertThat(actions(condition + guarded)).isEqualTo(ALWAYS);
    assertThat(indexes(condition + guarded)).containsExactly("Sweep-index", "ItemType-index");
    assertThat(indexes(condition + LAUNCH + "void join() {}"))
        .as("a condition that no row names")
        .containsExactly("Sweep-index");
    assertThat(indexes(LAUNCH + "void join() {}")).containsExactly("Sweep-index");
  }

  @Test
  void aModelThatMayGiveRolesAway() {
    assertThat(actions(LAUNCH + "void join() {}\n@After void elect(Nodes nodes) {}"))
        .isEqualTo(with("dynamodb:PutItem"));
  }

  @Test
  void documentsAndInstancesAreInTwoStatements() {
    Map<String, Map<String, Object>> statements =
        statements(LAUNCH + "void join(Commands commands) {}");

    assertThat(statements.get("SendDocuments"))
        .containsEntry(
            "Resource",
            List.of(
                "arn:${AWS::Partition}:ssm:${AWS::Region}::document/AWS-RunShellScript",
                "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:document/${DocumentName}"))
        .doesNotContainKey("Condition");
    assertThat(statements.get("SendToInstances"))
        .containsEntry(
            "Resource",
            List.of("arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:instance/*"))
        .containsEntry(
            "Condition",
            Map.of(
                "StringEquals",
                Map.of("ssm:resourceTag/aws:autoscaling:groupName", "${GroupName}")));
  }

  @Test
  void onlyWhatIsOfNoResourceIsAllowedOnEverything() {
    assertThat(statements(LAUNCH + "void join(Commands commands) {}").values())
        .filteredOn(statement -> statement.get("Resource").equals(List.of("*")))
        .extracting(statement -> statement.get("Action"))
        .containsExactly(
            List.of("autoscaling:DescribeAutoScalingInstances"),
            List.of("ssm:ListCommands", "ssm:CancelCommand"));
  }

  private static Set<String> with(String... more) {
    Set<String> actions = new TreeSet<>(ALWAYS);
    actions.addAll(List.of(more));
    return actions;
  }

  private static Set<String> actions(String members) {
    return statements(members).values().stream()
        .flatMap(statement -> ((List<?>) statement.get("Action")).stream())
        .map(Object::toString)
        .collect(Collectors.toSet());
  }

  private static List<String> indexes(String members) {
    return ((List<?>) statements(members).get("AskIndexes").get("Resource"))
        .stream()
            .map(arn -> arn.toString().replaceFirst("arn:.*:table/\\$\\{Table}/index/", ""))
            .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> statements(String members) {
    List<Map<String, Object>> statements =
        (List<Map<String, Object>>) GeneratedFiles.of(members).tree("policy.json").get("Statement");
    Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
    statements.forEach(statement -> byId.put((String) statement.get("Sid"), statement));
    assertThat(byId).hasSameSizeAs(statements);
    return byId;
  }
}
