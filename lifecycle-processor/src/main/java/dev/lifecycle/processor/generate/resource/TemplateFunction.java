package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.generate.GeneratedNames;
import dev.lifecycle.processor.model.Construction;
import dev.lifecycle.processor.model.LifecycleSpec;
import java.util.List;
import java.util.stream.Collectors;

/** The function of the template. */
final class TemplateFunction {

  private TemplateFunction() {}

  static String of(LifecycleSpec spec) {
    return """
          Function:
            Type: AWS::Serverless::Function
            Properties:
              CodeUri: function.zip
              Handler: %s
              Runtime: !Ref JavaRuntime
              MemorySize: 1024
              Timeout: 60
              AutoPublishAlias: live
              # SAM names the version after it, as it sees no change of a parameter behind a !Ref.
              AutoPublishCodeSha256: !Ref Release
              SnapStart:
                ApplyOn: PublishedVersions
              Environment:
                Variables:
                  LIFECYCLE_TABLE: !Ref Table
                  LIFECYCLE_GROUPS: !Ref GroupName
                  LIFECYCLE_HOOKS: !Sub "${LaunchHookName},${TerminateHookName}"
                  LIFECYCLE_HOOK_SECONDS: !Ref HookSeconds
                  LIFECYCLE_BATCH: report
                  LIFECYCLE_TOPIC_ARN: !If [HasTopic, !Ref TopicArn, !Ref AWS::NoValue]
                  LIFECYCLE_VARIABLES: !If [HasModelVariables, !Ref ModelVariables, !Ref AWS::NoValue]
              Policies:
                # What the runtime calls: policy.json.
                - Version: "2012-10-17"
                  Statement:
        %s        # What the model's own clients call.
                - !If [HasExtraPolicy, !Ref ExtraPolicyArn, !Ref AWS::NoValue]
              Events:
                Queue:
                  Type: SQS
                  Properties:
                    Queue: !GetAtt Queue.Arn
                    BatchSize: 1
                    # In a storm of launches more would wait for the calls that Auto Scaling takes.
                    ScalingConfig: {MaximumConcurrency: 100}
                    FunctionResponseTypes: [ReportBatchItemFailures]

        """
        .formatted(handler(spec), statements(spec));
  }

  private static String handler(LifecycleSpec spec) {
    return spec.construction() == Construction.BY_USER
        ? "!Ref HandlerClass"
        : Yaml.text(GeneratedNames.handler(spec).reflectionName());
  }

  private static String statements(LifecycleSpec spec) {
    return Policy.of(spec).stream().map(TemplateFunction::statement).collect(Collectors.joining());
  }

  private static String statement(Statement statement) {
    if (!statement.id().equals(Policy.TOPIC)) {
      return Yaml.block(List.of(statement.fields()), 12);
    }
    return """
                    - !If
                      - HasTopic
        %s              - !Ref AWS::NoValue
        """
        .formatted(Yaml.block(List.of(statement.fields()), 14));
  }
}
