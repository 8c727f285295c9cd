package dev.lifecycle.testing.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** How DynamoDB refuses a request. */
final class Refusals {

  private Refusals() {}

  /** The request is wrong in itself. */
  static RuntimeException invalid(String message) {
    return refused(DynamoDbException.builder(), "ValidationException", message);
  }

  static RuntimeException unknownTable() {
    return refused(
        ResourceNotFoundException.builder(),
        "ResourceNotFoundException",
        "Requested resource not found");
  }

  /**
   * A condition does not hold.
   *
   * @param shown the item; empty: none is shown
   */
  static RuntimeException condition(Map<String, AttributeValue> shown) {
    ConditionalCheckFailedException.Builder refusal = ConditionalCheckFailedException.builder();
    return refused(
        shown.isEmpty() ? refusal : refusal.item(shown),
        "ConditionalCheckFailedException",
        "The conditional request failed");
  }

  static RuntimeException cancelled(List<CancellationReason> reasons) {
    return refused(
        TransactionCanceledException.builder().cancellationReasons(reasons),
        "TransactionCanceledException",
        "Transaction cancelled");
  }

  static RuntimeException otherRequest() {
    return refused(
        IdempotentParameterMismatchException.builder(),
        "IdempotentParameterMismatchException",
        "The client token was used with other parameters");
  }

  private static RuntimeException refused(
      DynamoDbException.Builder refusal, String code, String message) {
    return (RuntimeException)
        refusal
            .message(message)
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .build();
  }
}
