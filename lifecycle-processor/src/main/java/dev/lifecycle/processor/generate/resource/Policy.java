package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the runtime may call for a model. What the model's own clients call is the user's to add.
 *
 * <p>Nobody may scan: a table without the indexes needs {@code dynamodb:Scan} in a policy of the
 * user's.
 */
final class Policy {

  /** The statement that only a function with a topic needs. */
  static final String TOPIC = "TellTopic";

  private final LifecycleSpec spec;

  private Policy(LifecycleSpec spec) {
    this.spec = spec;
  }

  static List<Statement> of(LifecycleSpec spec) {
    return new Policy(spec).statements();
  }

  private List<Statement> statements() {
    List<Statement> statements = new ArrayList<>();
    statements.add(records());
    statements.add(indexes());
    statements.add(hooks());
    statements.add(
        new Statement("SeeInstances", List.of("autoscaling:DescribeAutoScalingInstances"), "*"));
    if (spec.sendsCommands()) {
      statements.addAll(commands());
    }
    statements.add(new Statement(TOPIC, List.of("sns:Publish"), Placeholders.TOPIC));
    return statements;
  }

  private Statement records() {
    List<String> actions = new ArrayList<>();
    actions.add("dynamodb:GetItem");
    actions.add("dynamodb:BatchGetItem");
    actions.add("dynamodb:UpdateItem");
    actions.add("dynamodb:DeleteItem");
    if (spec.sendsCommands() || spec.electsNodes() || !spec.schedules().isEmpty()) {
      // Registers a command, takes a role, keeps a schedule's choice.
      actions.add("dynamodb:PutItem");
    }
    return new Statement("KeepRecords", actions, table(""));
  }

  private Statement indexes() {
    List<String> indexes = new ArrayList<>();
    indexes.add(table("/index/Sweep-index"));
    if (spec.readsNodes()) {
      indexes.add(table("/index/ItemType-index"));
    }
    return new Statement("AskIndexes", List.of("dynamodb:Query"), indexes, Map.of());
  }

  private static String table(String rest) {
    return Placeholders.arn("dynamodb", "table/" + Placeholders.TABLE + rest);
  }

  /** The middle of a group's ARN is a UUID that nobody knows. */
  private static Statement hooks() {
    return new Statement(
        "CompleteHooks",
        List.of(
            "autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"),
        Placeholders.arn(
            "autoscaling", "autoScalingGroup:*:autoScalingGroupName/" + Placeholders.GROUP));
  }

  /** Documents have no such tag: in one statement its condition would refuse them. */
  private static List<Statement> commands() {
    List<String> send = List.of("ssm:SendCommand");
    return List.of(
        new Statement(
            "SendDocuments",
            send,
            Placeholders.arnOfAws("ssm", "document/AWS-RunShellScript"),
            Placeholders.arn("ssm", "document/" + Placeholders.DOCUMENT)),
        new Statement(
            "SendToInstances",
            send,
            List.of(Placeholders.arn("ec2", "instance/*")),
            Map.of(
                "StringEquals",
                Map.of("ssm:resourceTag/aws:autoscaling:groupName", Placeholders.GROUP))),
        new Statement("FollowCommands", List.of("ssm:ListCommands", "ssm:CancelCommand"), "*"));
  }
}
