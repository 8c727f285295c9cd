package dev.lifecycle.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Requests at a table, past the store, and items as they are before them. */
record Requests(Table table) {

  /** An item with these attributes beside its key. */
  static Map<String, AttributeValue> item(String id, Map<String, AttributeValue> attributes) {
    Map<String, AttributeValue> item = new HashMap<>(attributes);
    item.put("Ident", AttributeValue.fromS(id));
    return item;
  }

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(String value) {
    return AttributeValue.fromN(value);
  }

  /** Puts an item with these attributes, past every condition. */
  void given(String id, Map<String, AttributeValue> attributes) {
    table.put(item(id, attributes));
  }

  /** Updates an item. */
  Map<String, AttributeValue> update(String id, Consumer<UpdateItemRequest.Builder> what) {
    return table
        .dynamoDb()
        .updateItem(
            request -> {
              request.tableName(table.name()).key(TableCalls.key(id));
              what.accept(request);
            })
        .attributes();
  }

  /** The request is wrong in itself. */
  static void invalid(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            DynamoDbException.class,
            refused -> {
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(refused.statusCode()).isEqualTo(400);
            });
  }
}
