package dev.lifecycle.examples.local.deploy;

import dev.lifecycle.testing.aws.Account;
import java.util.Arrays;
import java.util.Map;

/** The resources that a template may have, and what others can refer to. */
enum ResourceType {
  TABLE("AWS::DynamoDB::Table") {
    @Override
    Map<String, String> attributes(Account account, String name) {
      return Map.of("Arn", arn(account, "dynamodb", "table/" + name));
    }
  },
  QUEUE("AWS::SQS::Queue") {
    @Override
    String reference(Account account, String name) {
      return "https://sqs." + account.region() + ".amazonaws.com/" + account.id() + "/" + name;
    }

    @Override
    Map<String, String> attributes(Account account, String name) {
      return Map.of("Arn", arn(account, "sqs", name), "QueueName", name);
    }
  },
  RULE("AWS::Events::Rule") {
    @Override
    Map<String, String> attributes(Account account, String name) {
      return Map.of("Arn", account.ruleArn(name));
    }
  },
  FUNCTION("AWS::Serverless::Function") {
    @Override
    Map<String, String> attributes(Account account, String name) {
      return Map.of("Arn", arn(account, "lambda", "function:" + name));
    }
  },
  HOOK("AWS::AutoScaling::LifecycleHook"),
  /** Nothing is forbidden on one machine. */
  QUEUE_POLICY("AWS::SQS::QueuePolicy"),
  /** Nobody is to be woken. */
  ALARM("AWS::CloudWatch::Alarm");

  private final String cloudFormation;

  ResourceType(String cloudFormation) {
    this.cloudFormation = cloudFormation;
  }

  static ResourceType of(String where, String cloudFormation) {
    return Arrays.stream(values())
        .filter(type -> type.cloudFormation.equals(cloudFormation))
        .findFirst()
        .orElseThrow(
            () ->
                new TemplateException(
                    where,
                    cloudFormation
                        + " cannot be deployed here; there are "
                        + Arrays.stream(values()).map(type -> type.cloudFormation).toList()));
  }

  /** What {@code Ref} gives. */
  String reference(Account account, String name) {
    return name;
  }

  /** What {@code Fn::GetAtt} gives, by attribute. */
  Map<String, String> attributes(Account account, String name) {
    return Map.of();
  }

  private static String arn(Account account, String service, String resource) {
    return "arn:aws:" + service + ":" + account.region() + ":" + account.id() + ":" + resource;
  }

  @Override
  public String toString() {
    return cloudFormation;
  }
}
