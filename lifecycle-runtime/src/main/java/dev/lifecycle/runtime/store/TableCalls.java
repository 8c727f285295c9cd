package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Attributes.text;

import dev.lifecycle.runtime.CallFailedException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Calls on one table: what fails is a failed call that says what failed. Thread-safe. */
record TableCalls(DynamoDbClient dynamoDb, String table) {

  /**
   * Makes a call.
   *
   * @throws ConditionalCheckFailedException if its condition does not hold
   * @throws TransactionCanceledException if the transaction did not take place
   * @throws CallFailedException if it fails in any other way
   */
  <T> T calling(String call, Supplier<T> request) {
    try {
      return request.get();
    } catch (ConditionalCheckFailedException | TransactionCanceledException refused) {
      throw refused;
    } catch (ResourceNotFoundException absent) {
      throw new CallFailedException(
          "LIFECYCLE_TABLE is '" + table + "': DynamoDB has no such table in this region", absent);
    } catch (SdkException failed) {
      throw new CallFailedException("DynamoDB " + call + " failed: " + what(failed), failed);
    }
  }

  /** The item, read consistently. */
  Optional<Map<String, AttributeValue>> get(String id) {
    return Optional.of(
            calling(
                    "GetItem",
                    () ->
                        dynamoDb.getItem(
                            request -> request.tableName(table).key(key(id)).consistentRead(true)))
                .item())
        .filter(item -> !item.isEmpty());
  }

  /** The key of an item. */
  static Map<String, AttributeValue> key(String id) {
    return Map.of(Names.IDENT, text(id));
  }

  private static String what(SdkException failed) {
    return Optional.of(failed)
        .filter(AwsServiceException.class::isInstance)
        .map(refused -> ((AwsServiceException) refused).awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElse(failed.getClass().getSimpleName());
  }
}
