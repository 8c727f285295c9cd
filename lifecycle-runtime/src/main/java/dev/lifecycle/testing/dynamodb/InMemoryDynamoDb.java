package dev.lifecycle.testing.dynamodb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * One table in memory, with the key {@code Ident} and the indexes of the generated template. What
 * the runtime does not use is refused. An answer has one page. Thread-safe: one call at a time.
 */
public final class InMemoryDynamoDb implements DynamoDbClient {

  static final String KEY = "Ident";
  private static final int LARGEST_BATCH = 100;

  private final String table;
  private final Items items;
  private final IntSupplier behind;
  private final Map<String, Index> indexes;
  private final Transactions transactions;

  private InMemoryDynamoDb(
      String table, Items items, IntSupplier behind, Map<String, Index> indexes) {
    this.table = table;
    this.items = items;
    this.behind = behind;
    this.indexes = indexes;
    this.transactions = new Transactions(this, items);
  }

  /** A client of the table of this name that holds these items. */
  public InMemoryDynamoDb(String table, Items items) {
    this(table, items, () -> 0);
  }

  /**
   * The same.
   *
   * @param behind how many versions an item is behind in a read that is not consistent, and in an
   *     index; what was written more than {@link Items#SETTLES} ago is seen all the same
   */
  public InMemoryDynamoDb(String table, Items items, IntSupplier behind) {
    this(table, items, behind, Index.OF_TEMPLATE);
  }

  /** A client of a table that has a key and nothing else. */
  public static InMemoryDynamoDb withoutIndexes(String table, Items items) {
    return new InMemoryDynamoDb(table, items, () -> 0, Map.of());
  }

  /** An item as a read sees it. */
  private Map<String, AttributeValue> seen(String id, @Nullable Boolean consistently) {
    return Boolean.TRUE.equals(consistently) ? items.get(id) : items.get(id, behind.getAsInt());
  }

  /** All items as a read sees them. */
  private Stream<Map<String, AttributeValue>> seen(@Nullable Boolean consistently) {
    return items.ids().stream().map(id -> seen(id, consistently)).filter(item -> !item.isEmpty());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public synchronized GetItemResponse getItem(GetItemRequest request) {
    Known.GET.require(request);
    requireTable(request.tableName());
    Map<String, AttributeValue> item = seen(id(request.key()), request.consistentRead());
    return item.isEmpty()
        ? GetItemResponse.builder().build()
        : GetItemResponse.builder().item(item).build();
  }

  @Override
  public synchronized BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    Known.BATCH.require(request);
    request.requestItems().keySet().forEach(this::requireTable);
    KeysAndAttributes wanted = request.requestItems().get(table);
    Known.KEYS.require(wanted);
    List<String> ids = wanted.keys().stream().map(InMemoryDynamoDb::id).toList();
    if (ids.isEmpty() || ids.size() > LARGEST_BATCH) {
      throw Refusals.invalid("A batch has 1 to 100 keys");
    }
    if (Set.copyOf(ids).size() < ids.size()) {
      throw Refusals.invalid("Provided list of item keys contains duplicates");
    }
    List<Map<String, AttributeValue>> found =
        ids.stream()
            .map(id -> seen(id, wanted.consistentRead()))
            .filter(item -> !item.isEmpty())
            .toList();
    return BatchGetItemResponse.builder()
        .responses(Map.of(table, found))
        .unprocessedKeys(Map.of())
        .build();
  }

  @Override
  public synchronized UpdateItemResponse updateItem(UpdateItemRequest request) {
    Known.UPDATE_ITEM.require(request);
    requireTable(request.tableName());
    Change change =
        Change.update(
            request.key(),
            request.updateExpression(),
            request.conditionExpression(),
            Placeholders.of(
                request.expressionAttributeNames(),
                request.hasExpressionAttributeValues(),
                request.expressionAttributeValues()),
            request.returnValuesOnConditionCheckFailure());
    apply(change);
    return request.returnValues() == ReturnValue.ALL_NEW
        ? UpdateItemResponse.builder().attributes(items.get(change.id())).build()
        : UpdateItemResponse.builder().build();
  }

  @Override
  public synchronized PutItemResponse putItem(PutItemRequest request) {
    Known.PUT.require(request);
    requireTable(request.tableName());
    apply(
        Change.put(
            request.item(),
            request.conditionExpression(),
            Placeholders.of(
                request.expressionAttributeNames(),
                request.hasExpressionAttributeValues(),
                request.expressionAttributeValues()),
            request.returnValuesOnConditionCheckFailure()));
    return PutItemResponse.builder().build();
  }

  @Override
  public synchronized DeleteItemResponse deleteItem(DeleteItemRequest request) {
    Known.DELETE.require(request);
    requireTable(request.tableName());
    apply(
        Change.delete(
            request.key(),
            request.conditionExpression(),
            Placeholders.of(
                request.expressionAttributeNames(),
                request.hasExpressionAttributeValues(),
                request.expressionAttributeValues()),
            request.returnValuesOnConditionCheckFailure()));
    return DeleteItemResponse.builder().build();
  }

  @Override
  public synchronized TransactWriteItemsResponse transactWriteItems(
      TransactWriteItemsRequest request) {
    transactions.make(request);
    return TransactWriteItemsResponse.builder().build();
  }

  private void apply(Change change) {
    if (!change.holds(items)) {
      throw Refusals.condition(change.shown(items));
    }
    if (change.isTooLarge(items)) {
      throw Refusals.invalid("Item size has exceeded the maximum allowed size");
    }
    change.apply(items);
  }

  @Override
  public synchronized QueryResponse query(QueryRequest request) {
    Known.QUERY.require(request);
    requireTable(request.tableName());
    Index index = indexes.get(String.valueOf(request.indexName()));
    if (index == null) {
      throw Refusals.invalid("The table does not have the specified index: " + request.indexName());
    }
    if (Boolean.TRUE.equals(request.consistentRead())) {
      throw Refusals.invalid("Consistent reads are not supported on global secondary indexes");
    }
    Placeholders placeholders =
        Placeholders.of(
            request.expressionAttributeNames(),
            request.hasExpressionAttributeValues(),
            request.expressionAttributeValues());
    return QueryResponse.builder()
        .items(index.find(seen(false), request.keyConditionExpression(), placeholders))
        .lastEvaluatedKey(Map.of())
        .build();
  }

  @Override
  public synchronized ScanResponse scan(ScanRequest request) {
    Known.SCAN.require(request);
    requireTable(request.tableName());
    Placeholders placeholders =
        Placeholders.of(
            request.expressionAttributeNames(),
            request.hasExpressionAttributeValues(),
            request.expressionAttributeValues());
    Condition filter = Condition.of(request.filterExpression(), placeholders);
    UnaryOperator<Map<String, AttributeValue>> projection =
        projection(request.projectionExpression(), placeholders);
    placeholders.requireUsed();
    return ScanResponse.builder()
        .items(seen(request.consistentRead()).filter(filter::holds).map(projection).toList())
        .lastEvaluatedKey(Map.of())
        .build();
  }

  /** Keeps the attributes that are named; no text: all of them. */
  private static UnaryOperator<Map<String, AttributeValue>> projection(
      @Nullable String text, Placeholders placeholders) {
    if (text == null) {
      return UnaryOperator.identity();
    }
    Tokens tokens = new Tokens(text, placeholders);
    Set<String> names = new HashSet<>();
    do {
      names.add(tokens.name());
    } while (tokens.take(","));
    tokens.requireEnd();
    return item -> {
      Map<String, AttributeValue> kept = new HashMap<>(item);
      kept.keySet().retainAll(names);
      return kept;
    };
  }

  void requireTable(String name) {
    if (!table.equals(name)) {
      throw Refusals.unknownTable();
    }
  }

  static String id(Map<String, AttributeValue> key) {
    AttributeValue id = key.get(KEY);
    if (id == null || id.s() == null || id.s().isEmpty()) {
      throw Refusals.invalid("One of the required keys was not given a value");
    }
    return id.s();
  }
}
