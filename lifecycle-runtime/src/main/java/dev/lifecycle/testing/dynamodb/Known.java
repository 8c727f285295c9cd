package dev.lifecycle.testing.dynamodb;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** The fields of a request that are understood here; any other would go by unnoticed. */
record Known(Set<String> fields) {

  private static final Known PLACEHOLDERS =
      of("ExpressionAttributeNames", "ExpressionAttributeValues");
  private static final Known WRITE =
      PLACEHOLDERS.and("TableName", "ConditionExpression", "ReturnValuesOnConditionCheckFailure");

  static final Known GET = of("TableName", "Key", "ConsistentRead");
  static final Known BATCH = of("RequestItems");
  static final Known KEYS = of("Keys", "ConsistentRead");
  static final Known UPDATE = WRITE.and("Key", "UpdateExpression");
  static final Known UPDATE_ITEM = UPDATE.and("ReturnValues");
  static final Known PUT = WRITE.and("Item");
  static final Known DELETE = WRITE.and("Key");
  static final Known TRANSACTION = of("ClientRequestToken", "TransactItems");
  static final Known PART = of("Update", "Put");
  static final Known QUERY =
      PLACEHOLDERS.and("TableName", "IndexName", "KeyConditionExpression", "ConsistentRead");
  static final Known SCAN =
      PLACEHOLDERS.and("TableName", "FilterExpression", "ProjectionExpression", "ConsistentRead");

  private static Known of(String... fields) {
    return new Known(Set.of(fields));
  }

  private Known and(String... more) {
    Set<String> all = new HashSet<>(fields);
    all.addAll(List.of(more));
    return new Known(Set.copyOf(all));
  }

  /** Requires that no other field is set. */
  void require(SdkPojo request) {
    request
        .sdkFields()
        .forEach(
            field -> {
              if (isSet(field.getValueOrDefault(request)) && !fields.contains(field.memberName())) {
                throw new IllegalArgumentException(
                    "the kit's DynamoDB knows no %s in a %s"
                        .formatted(field.memberName(), request.getClass().getSimpleName()));
              }
            });
  }

  private static boolean isSet(@Nullable Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructMap)
        && !(value instanceof SdkAutoConstructList);
  }
}
