package dev.lifecycle.processor.generate.resource;

/** What tells people that events are in trouble, and where things are. */
final class TemplateAlarms {

  static final String TEXT =
      """
        DeadLetterAlarm:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmDescription: An event was given up. It lies in the dead-letter queue.
            Namespace: AWS/SQS
            MetricName: ApproximateNumberOfMessagesVisible
            Dimensions:
              - {Name: QueueName, Value: !GetAtt DeadLetterQueue.QueueName}
            Statistic: Maximum
            Period: 60
            EvaluationPeriods: 1
            Threshold: 1
            ComparisonOperator: GreaterThanOrEqualToThreshold
            TreatMissingData: notBreaching
            AlarmActions: !If [HasAlarmTopic, [!Ref AlarmTopicArn], !Ref AWS::NoValue]

        # SQS leaves out events that were received three times: those that fail again and again are
        # seen by DeadLetterAlarm in the end, and before by the function's status as overdue nodes.
        OldestEventAlarm:
          Type: AWS::CloudWatch::Alarm
          Properties:
            AlarmDescription: The queue is not drained. See whether the function is throttled or its event source disabled.
            Namespace: AWS/SQS
            MetricName: ApproximateAgeOfOldestMessage
            Dimensions:
              - {Name: QueueName, Value: !GetAtt Queue.QueueName}
            Statistic: Maximum
            Period: 60
            EvaluationPeriods: 1
            Threshold: !Ref OldestEventSeconds
            ComparisonOperator: GreaterThanOrEqualToThreshold
            TreatMissingData: notBreaching
            AlarmActions: !If [HasAlarmTopic, [!Ref AlarmTopicArn], !Ref AWS::NoValue]

      Outputs:
        TableName:
          Description: Where cloud-init registers an instance.
          Value: !Ref Table
        FunctionArn:
          Description: What operators ask.
          Value: !Ref Function.Alias
        DeadLetterQueueUrl:
          Description: Where the events lie that were given up.
          Value: !Ref DeadLetterQueue
      """;

  private TemplateAlarms() {}
}
