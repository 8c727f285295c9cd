package dev.lifecycle.processor.generate.resource;

import dev.lifecycle.processor.model.LifecycleSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What brings events into the queue of the template. */
final class TemplateRules {

  private static final String EVENTS =
      """
        # The pattern is event-pattern.json.
        Events:
          Type: AWS::Events::Rule
          Properties:
            EventPattern:
      %s      Targets:
              - Id: Queue
                Arn: !GetAtt Queue.Arn
                DeadLetterConfig: {Arn: !GetAtt DeadLetterQueue.Arn}

      """;

  private static final String SCHEDULE =
      """
        %s:
          Type: AWS::Events::Rule
          Properties:
            ScheduleExpression: %s
            Targets:
              - Id: Queue
                Arn: !GetAtt Queue.Arn
                DeadLetterConfig: {Arn: !GetAtt DeadLetterQueue.Arn}
                InputTransformer:
                  InputPathsMap: {time: $.time}
                  InputTemplate: %s

      """;

  private static final String QUEUE_POLICY =
      """
        %sPolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [!Ref %s]
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: {Service: events.amazonaws.com}
                  Action: sqs:SendMessage
                  Resource: !GetAtt %s.Arn
                  Condition:
                    ArnEquals:
                      aws:SourceArn:
      %s
      """;

  private TemplateRules() {}

  static String of(LifecycleSpec spec) {
    List<ScheduleRule> schedules = ScheduleRule.of(spec);
    Stream<String> ids =
        Stream.concat(Stream.of("Events"), schedules.stream().map(ScheduleRule::id));
    String arns =
        ids.map(id -> " ".repeat(18) + "- !GetAtt " + id + ".Arn\n").collect(Collectors.joining());
    return EVENTS.formatted(Yaml.block(EventPattern.of(spec), 8))
        + schedules.stream().map(TemplateRules::schedule).collect(Collectors.joining())
        + QUEUE_POLICY.formatted("Queue", "Queue", "Queue", arns)
        + QUEUE_POLICY.formatted("DeadLetterQueue", "DeadLetterQueue", "DeadLetterQueue", arns);
  }

  private static String schedule(ScheduleRule rule) {
    String rate = rule.rate().map(Yaml::text).orElse("!Ref " + rule.parameter());
    return SCHEDULE.formatted(rule.id(), rate, Yaml.text(rule.input()));
  }
}
