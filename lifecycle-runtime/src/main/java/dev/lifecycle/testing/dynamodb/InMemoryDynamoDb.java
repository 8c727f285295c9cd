package dev.lifecycle.testing.dynamodb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * One table in memory, with the key {@code Ident} and the indexes of the generated template. What
 * the runtime does not use is refused. Thread-safe: one call at a time.
 */
public final class InMemoryDynamoDb implements DynamoDbClient {

  static final String KEY = "Ident";
  private static final Map<String, String> INDEX_ORDER =
      Map.of("Sweep-index", "NextLook", "ItemType-index", KEY);
  private static final Set<String> INDEXED = Set.of(KEY, "ItemType", "Shard", "NextLook");

  private final String table;
  private final Items items;
  private final IntSupplier behind;
  private final Set<String> transactions = new HashSet<>();

  /** A client of the table of this name that holds these items. */
  public InMemoryDynamoDb(String table, Items items) {
    this(table, items, () -> 0);
  }

  /**
   * The same.
   *
   * @param behind how many versions an item is behind in a read that is not consistent, and in an
   *     index
   */
  public InMemoryDynamoDb(String table, Items items, IntSupplier behind) {
    this.table = table;
    this.items = items;
    this.behind = behind;
  }

  /** An item as a read sees it. */
  private Map<String, AttributeValue> seen(String id, @Nullable Boolean consistently) {
    return Boolean.TRUE.equals(consistently) ? items.get(id) : items.get(id, behind.getAsInt());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public synchronized GetItemResponse getItem(GetItemRequest request) {
    requireTable(request.tableName());
    Map<String, AttributeValue> item = seen(id(request.key()), request.consistentRead());
    return item.isEmpty()
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(item).build();
  }

  @Override
  public synchronized BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    request
        .requestItems()
        .forEach(
            (name, keys) -> {
              requireTable(name);
              keys.keys().stream()
                  .map(key -> seen(id(key), keys.consistentRead()))
                  .filter(item -> !item.isEmpty())
                  .forEach(found::add);
            });
    return BatchGetItemResponse.builder()
        .responses(Map.of(table, found))
        .unprocessedKeys(Map.of())
        .build();
  }

  @Override
  public synchronized UpdateItemResponse updateItem(UpdateItemRequest request) {
    requireTable(request.tableName());
    Change change =
        Change.update(
            request.key(),
            request.updateExpression(),
            request.conditionExpression(),
            request.expressionAttributeNames(),
            request.expressionAttributeValues());
    apply(change, request.returnValuesOnConditionCheckFailure());
    return request.returnValues() == ReturnValue.ALL_NEW
        ? UpdateItemResponse.builder().attributes(items.get(change.id())).build()
        : UpdateItemResponse.builder().build();
  }

  @Override
  public synchronized PutItemResponse putItem(PutItemRequest request) {
    requireTable(request.tableName());
    apply(
        Change.put(
            request.item(),
            request.conditionExpression(),
            request.expressionAttributeNames(),
            request.expressionAttributeValues()),
        request.returnValuesOnConditionCheckFailure());
    return PutItemResponse.builder().build();
  }

  @Override
  public synchronized DeleteItemResponse deleteItem(DeleteItemRequest request) {
    requireTable(request.tableName());
    apply(
        Change.delete(
            request.key(),
            request.conditionExpression(),
            request.expressionAttributeNames(),
            request.expressionAttributeValues()),
        request.returnValuesOnConditionCheckFailure());
    return DeleteItemResponse.builder().build();
  }

  @Override
  public synchronized TransactWriteItemsResponse transactWriteItems(
      TransactWriteItemsRequest request) {
    if (!transactions.add(request.clientRequestToken())) {
      return TransactWriteItemsResponse.builder().build();
    }
    List<Change> changes = request.transactItems().stream().map(InMemoryDynamoDb::change).toList();
    List<CancellationReason> reasons = changes.stream().map(this::judge).toList();
    if (reasons.stream().anyMatch(reason -> !"None".equals(reason.code()))) {
      transactions.remove(request.clientRequestToken());
      throw TransactionCanceledException.builder()
          .message("Transaction cancelled")
          .statusCode(400)
          .cancellationReasons(reasons)
          .build();
    }
    changes.forEach(change -> change.apply(items));
    return TransactWriteItemsResponse.builder().build();
  }

  private static Change change(TransactWriteItem item) {
    if (item.put() != null) {
      return Change.put(
          item.put().item(),
          item.put().conditionExpression(),
          item.put().expressionAttributeNames(),
          item.put().expressionAttributeValues());
    }
    Update update = item.update();
    return Change.update(
        update.key(),
        update.updateExpression(),
        update.conditionExpression(),
        update.expressionAttributeNames(),
        update.expressionAttributeValues());
  }

  private CancellationReason judge(Change change) {
    return change.holds(items)
        ? CancellationReason.builder().code("None").build()
        : CancellationReason.builder()
            .code("ConditionalCheckFailed")
            .item(items.get(change.id()))
            .build();
  }

  private void apply(Change change, ReturnValuesOnConditionCheckFailure onFailure) {
    if (!change.holds(items)) {
      ConditionalCheckFailedException.Builder refusal =
          ConditionalCheckFailedException.builder().message("The conditional request failed");
      if (onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD) {
        refusal.item(items.get(change.id()));
      }
      throw refusal.statusCode(400).build();
    }
    change.apply(items);
  }

  @Override
  public synchronized QueryResponse query(QueryRequest request) {
    requireTable(request.tableName());
    String order = INDEX_ORDER.get(request.indexName());
    if (order == null) {
      throw new IllegalArgumentException("there is no index " + request.indexName());
    }
    Condition condition =
        Condition.of(
            request.keyConditionExpression(),
            request.expressionAttributeNames(),
            request.expressionAttributeValues());
    List<Map<String, AttributeValue>> found =
        items.ids().stream()
            .map(id -> seen(id, false))
            .filter(item -> item.containsKey(order))
            .filter(condition::holds)
            .sorted(Comparator.comparing(item -> sortable(item.get(order))))
            .map(InMemoryDynamoDb::keys)
            .toList();
    return QueryResponse.builder().items(found).lastEvaluatedKey(Map.of()).build();
  }

  /** What the indexes hold. */
  private static Map<String, AttributeValue> keys(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> kept = new HashMap<>(item);
    kept.keySet().retainAll(INDEXED);
    return kept;
  }

  private static String sortable(AttributeValue value) {
    return value.s() != null
        ? value.s()
        : "%040d".formatted(new BigDecimal(value.n()).toBigInteger());
  }

  @Override
  public synchronized ScanResponse scan(ScanRequest request) {
    requireTable(request.tableName());
    Condition filter =
        Optional.ofNullable(request.filterExpression())
            .map(
                text ->
                    Condition.of(
                        text,
                        new HashMap<>(request.expressionAttributeNames()),
                        new HashMap<>(request.expressionAttributeValues())))
            .orElse(item -> true);
    return ScanResponse.builder()
        .items(
            items.ids().stream()
                .sorted()
                .map(id -> seen(id, request.consistentRead()))
                .filter(item -> !item.isEmpty())
                .filter(filter::holds)
                .toList())
        .lastEvaluatedKey(Map.of())
        .build();
  }

  private void requireTable(String name) {
    if (!table.equals(name)) {
      throw ResourceNotFoundException.builder()
          .message("Requested resource not found")
          .statusCode(400)
          .build();
    }
  }

  static String id(Map<String, AttributeValue> key) {
    return key.get(KEY).s();
  }
}
