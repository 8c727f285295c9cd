package dev.lifecycle.examples.local.deploy;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a template says is passed over in silence: one error says where, and what. */
class TemplateErrorsTest {

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            "!Ref Table\n          LIFECYCLE_GROUPS",
            "!Ref Tabel\n          LIFECYCLE_GROUPS",
            "Resources.Function.Properties.Environment.Variables.LIFECYCLE_TABLE:"
                + " Ref of Tabel, which is not there; there are "),
        arguments(
            "LIFECYCLE_HOOKS: !Sub \"${LaunchHookName},",
            "LIFECYCLE_HOOKS: !Sub \"${Launch},",
            "Resources.Function.Properties.Environment.Variables.LIFECYCLE_HOOKS:"
                + " Sub of Launch, which is not there"),
        arguments(
            "deadLetterTargetArn: !GetAtt DeadLetterQueue.Arn",
            "deadLetterTargetArn: !GetAtt DeadLetterQueue.Name",
            "Resources.Queue.Properties.RedrivePolicy.deadLetterTargetArn:"
                + " GetAtt of DeadLetterQueue.Name, which is not there"),
        arguments(
            "!If [HasTopic, !Ref TopicArn",
            "!If [HasTpoic, !Ref TopicArn",
            "Resources.Function.Properties.Environment.Variables.LIFECYCLE_TOPIC_ARN:"
                + " there is no condition HasTpoic; there are [HasTopic,"),
        arguments(
            "HasTopic: !Not [",
            "HasTopic: !And [",
            "Conditions.HasTopic: [Fn::And] cannot be asked here"),
        arguments(
            "Handler: dev",
            "Handler: !ImportValue dev",
            "Resources.Function.Properties.Handler: Fn::ImportValue cannot be carried out here;"
                + " Ref, GetAtt, Sub and If can"),
        arguments(
            "Type: AWS::SQS::QueuePolicy",
            "Type: AWS::SNS::Topic",
            "Resources.QueuePolicy.Type: AWS::SNS::Topic cannot be deployed here; there are "),
        arguments(
            "DependsOn: [Events, QueuePolicy]",
            "DependsOn: [Events, Policy]",
            "Resources.LaunchHook.DependsOn: there is no Policy"),
        arguments(
            "    DeletionPolicy: Retain",
            "    Condition: HasTopic",
            "Resources.Table.Condition: is not known here"),
        arguments(
            "VisibilityTimeout: 90",
            "DelaySeconds: 90",
            "Resources.Queue.Properties.DelaySeconds: is not known here"),
        arguments(
            "{ProjectionType: KEYS_ONLY}",
            "{ProjectionType: INCLUDE, NonKeyAttributes: [a]}",
            "Resources.Table.Properties.GlobalSecondaryIndexes[0].Projection.NonKeyAttributes:"
                + " is not known here"),
        arguments(
            "VisibilityTimeout: 90",
            "VisibilityTimeout: 59",
            "Resources.Function.Properties.Timeout: is 60, longer than the queue's"
                + " VisibilityTimeout, 59"),
        arguments(
            "MemorySize: 1024",
            "MemorySize: much",
            "Resources.Function.Properties.MemorySize: must be a whole number, not much"),
        arguments("      Timeout: 60\n", "", "Resources.Function.Properties.Timeout: is missing"),
        arguments(
            "Type: SQS",
            "Type: SNS",
            "Resources.Function.Properties.Events.Queue.Type: must be SQS"),
        arguments(
            "DefaultResult: ABANDON",
            "DefaultResult: RETRY",
            "Resources.LaunchHook.Properties.DefaultResult: must be CONTINUE or ABANDON, not RETRY"),
        arguments(
            "ScheduleExpression: \"rate(1 minute)\"",
            "Description: never",
            "Resources.Sweep.Properties.EventPattern: or a ScheduleExpression: there must be one of"
                + " them"),
        arguments(
            "Transform: AWS::Serverless-2016-10-31",
            "Transform: AWS::Include",
            "template.Transform: must be AWS::Serverless-2016-10-31, not AWS::Include"),
        arguments("Outputs:", "Output:", "template.Output: is not known here"),
        arguments("Resources:\n", "Resources: {\n", "template: is not YAML: "));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsOneClearError(String right, String wrong, String message) throws Exception {
    String template = Quickstart.templateWith(wrong, right);

    assertThatThrownBy(() -> Quickstart.deployed(template))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith(message);
  }

  static Stream<Arguments> wrongParameters() {
    return Stream.of(
        arguments("HookSeconds", "29", "Parameters.HookSeconds.MinValue: is 30, the value 29"),
        arguments(
            "HookSeconds", "7201", "Parameters.HookSeconds.MaxValue: is 7200, the value 7201"),
        arguments(
            "HookSeconds", "long", "Parameters.HookSeconds.Type: wants a whole number, not long"),
        arguments(
            "JavaRuntime",
            "java8",
            "Parameters.JavaRuntime.AllowedValues: is [java25, java21], the value java8"),
        arguments(
            "GroupName",
            "workers,others",
            "Parameters.GroupName.AllowedPattern: is [^,*?]+, the value workers,others"),
        arguments("GroupName", "", "Parameters.GroupName.AllowedPattern: is [^,*?]+, the value "),
        arguments(
            "LaunchHookName",
            "up*",
            "Parameters.LaunchHookName.AllowedPattern: is [A-Za-z0-9_/-]+, the value up*"),
        arguments("Group", "workers", "Parameters: there is no Group; there are [GroupName, "));
  }

  @ParameterizedTest
  @MethodSource("wrongParameters")
  void aParameterMustBeWhatTheTemplateWants(String name, String value, String message)
      throws Exception {
    String template = Quickstart.template();

    assertThatThrownBy(() -> Quickstart.deployed(template, Map.of(name, value)))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aParameterWithoutADefaultMustBeGiven() throws Exception {
    Template template = Template.of(Quickstart.template());

    assertThatThrownBy(() -> new Stack(template, "nodes", Quickstart.ACCOUNT, Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessage("Parameters.GroupName.Default: is missing, and no value is given");
  }

  @Test
  void anOutputThatIsNotThereIsAnError() throws Exception {
    Stack stack = Quickstart.stack(Quickstart.template(), Map.of());

    assertThatThrownBy(() -> stack.output("Tables"))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("Outputs: there is no Tables; there are [TableName, ");
  }
}
