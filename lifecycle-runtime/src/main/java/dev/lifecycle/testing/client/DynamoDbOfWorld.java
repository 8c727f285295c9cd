package dev.lifecycle.testing.client;

import dev.lifecycle.testing.dynamodb.InMemoryDynamoDb;
import dev.lifecycle.testing.world.Calls;
import dev.lifecycle.testing.world.Errors;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** DynamoDB's client: repeats what got no answer, as the real one does. */
public final class DynamoDbOfWorld implements DynamoDbClient {

  /** How a call reads: what is stored. */
  public static final String CONSISTENT = "consistently";

  /** How a call reads: what was stored once. */
  public static final String EVENTUAL = "eventually";

  /** What a call writes: it takes a record's lease. */
  public static final String CLAIM = "claim";

  /** What a call writes: a transition, or whatever else gets a revision. */
  public static final String DECISION = "decision";

  /** What a call writes: what followed a transition has happened. */
  public static final String CONFIRM = "confirm";

  /** What a call writes: anything else, an intent for example. */
  public static final String WRITE = "write";

  private static final String SERVICE = "DynamoDB";

  private final InMemoryDynamoDb table;
  private final Calls calls;

  /** A client of this table. */
  public DynamoDbOfWorld(InMemoryDynamoDb table, Calls calls) {
    this.table = table;
    this.calls = calls;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private <T> T call(
      String action, Map<String, AttributeValue> key, String detail, Supplier<T> effect) {
    String subject = key.containsKey("Ident") ? key.get("Ident").s() : "";
    return calls.make(SERVICE, action, subject, detail, true, new TableErrors(), effect);
  }

  private static String read(@Nullable Boolean consistently) {
    return Boolean.TRUE.equals(consistently) ? CONSISTENT : EVENTUAL;
  }

  /** What an update writes, by the attributes that it sets and removes. */
  private static String written(UpdateItemRequest request) {
    String text = request.updateExpression();
    int removals = text.indexOf("REMOVE ");
    String sets = removals < 0 ? text : text.substring(0, removals);
    String removes = removals < 0 ? "" : text.substring(removals);
    if (names(request, "LeaseOwner").anyMatch(name -> sets.contains(name + " ="))) {
      return CLAIM;
    }
    if (names(request, "Revision").anyMatch(name -> sets.contains(name + " ="))) {
      return DECISION;
    }
    return names(request, "Pending").anyMatch(removes::contains) ? CONFIRM : WRITE;
  }

  /** What an attribute is called in a request. */
  private static Stream<String> names(UpdateItemRequest request, String attribute) {
    return request.expressionAttributeNames().entrySet().stream()
        .filter(name -> name.getValue().equals(attribute))
        .map(Map.Entry::getKey);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return call(
        "GetItem", request.key(), read(request.consistentRead()), () -> table.getItem(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    boolean consistently =
        request.requestItems().values().stream()
            .allMatch(keys -> Boolean.TRUE.equals(keys.consistentRead()));
    return call("BatchGetItem", Map.of(), read(consistently), () -> table.batchGetItem(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return call("UpdateItem", request.key(), written(request), () -> table.updateItem(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return call("PutItem", request.item(), WRITE, () -> table.putItem(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return call("DeleteItem", request.key(), WRITE, () -> table.deleteItem(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    Map<String, AttributeValue> key =
        request.transactItems().stream()
            .filter(item -> item.update() != null)
            .map(item -> item.update().key())
            .findFirst()
            .orElse(Map.of());
    return call("TransactWriteItems", key, WRITE, () -> table.transactWriteItems(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return call("Query", Map.of(), "index", () -> table.query(request));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return call("Scan", Map.of(), read(request.consistentRead()), () -> table.scan(request));
  }

  private static final class TableErrors implements Errors {

    @Override
    public RuntimeException throttled() {
      return error("ProvisionedThroughputExceededException", 400);
    }

    @Override
    public RuntimeException broken() {
      return error("InternalServerError", 500);
    }

    @Override
    public RuntimeException refused() {
      return error("AccessDeniedException", 400);
    }

    @Override
    public RuntimeException lost() {
      return SdkClientException.create("Unable to execute HTTP request: Read timed out");
    }

    private static RuntimeException error(String code, int status) {
      return DynamoDbException.builder()
          .message(code)
          .statusCode(status)
          .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
          .build();
    }
  }
}
