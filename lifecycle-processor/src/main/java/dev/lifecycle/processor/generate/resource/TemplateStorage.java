package dev.lifecycle.processor.generate.resource;

/** The table and the queues of the template. */
final class TemplateStorage {

  static final String TEXT =
      """
        Table:
          Type: AWS::DynamoDB::Table
          DeletionPolicy: Retain
          UpdateReplacePolicy: Retain
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions:
              - {AttributeName: Ident, AttributeType: S}
              - {AttributeName: ItemType, AttributeType: S}
              - {AttributeName: Shard, AttributeType: N}
              - {AttributeName: NextLook, AttributeType: N}
            KeySchema:
              - {AttributeName: Ident, KeyType: HASH}
            GlobalSecondaryIndexes:
              - IndexName: Sweep-index
                KeySchema:
                  - {AttributeName: Shard, KeyType: HASH}
                  - {AttributeName: NextLook, KeyType: RANGE}
                Projection: {ProjectionType: KEYS_ONLY}
              - IndexName: ItemType-index
                KeySchema:
                  - {AttributeName: ItemType, KeyType: HASH}
                  - {AttributeName: Ident, KeyType: RANGE}
                Projection: {ProjectionType: KEYS_ONLY}
            TimeToLiveSpecification: {AttributeName: ExpiresAt, Enabled: true}

        # What fails is delivered again every 90 s, 80 times: 7200 s, the longest time of a hook.
        Queue:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 90
            MessageRetentionPeriod: 1209600
            RedrivePolicy:
              deadLetterTargetArn: !GetAtt DeadLetterQueue.Arn
              maxReceiveCount: 80

        DeadLetterQueue:
          Type: AWS::SQS::Queue
          Properties:
            MessageRetentionPeriod: 1209600

      """;

  private TemplateStorage() {}
}
