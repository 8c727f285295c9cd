package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Attributes.text;

import dev.lifecycle.runtime.CallFailedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The records of nodes in DynamoDB. The index on the node type only names candidates, as it may be
 * behind: they are read again. A table that lacks it is scanned.
 */
public final class DynamoDbNodeRecords implements NodeRecords {

  // BatchGetItem takes so many keys at once.
  private static final int BATCH = 100;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final TableCalls calls;

  /** The records of this table. */
  public DynamoDbNodeRecords(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.calls = new TableCalls(dynamoDb, table);
  }

  @Override
  public Optional<NodeRecord> find(String id) {
    return calls.get(id).filter(Items::isNode).map(Items::read);
  }

  @Override
  public Stream<NodeRecord> ofTypes(Set<String> types) {
    return types.stream()
        .flatMap(
            type ->
                firstOfIndex(type)
                    .map(first -> Pages.from(first, start -> query(type, start)))
                    .map(pages -> pages.flatMap(page -> of(ids(page))))
                    .orElseGet(() -> scan(type))
                    .filter(record -> record.type().equals(type)));
  }

  @Override
  public Stream<NodeRecord> of(List<String> ids) {
    return IntStream.iterate(0, from -> from < ids.size(), from -> from + BATCH)
        .mapToObj(from -> ids.subList(from, Math.min(from + BATCH, ids.size())))
        .flatMap(this::read);
  }

  /** The first page of the index; nothing if the table has no such index. */
  private Optional<Pages.Page> firstOfIndex(String type) {
    try {
      return Optional.of(query(type, Map.of()));
    } catch (CallFailedException failed) {
      if (failed.getCause() instanceof DynamoDbException refused
          && SweepQuery.lacksIndex(refused)) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  private Pages.Page query(String type, Map<String, AttributeValue> start) {
    QueryResponse page =
        calls.calling(
            "Query",
            () ->
                dynamoDb.query(
                    request ->
                        request
                            .tableName(table)
                            .indexName(Names.ITEM_TYPE_INDEX)
                            .keyConditionExpression("#type = :type")
                            .expressionAttributeNames(Map.of("#type", Names.ITEM_TYPE))
                            .expressionAttributeValues(Map.of(":type", text(type)))
                            .exclusiveStartKey(start.isEmpty() ? null : start)));
    return new Pages.Page(page.items(), page.lastEvaluatedKey());
  }

  private Stream<NodeRecord> scan(String type) {
    return Pages.of(start -> scan(type, start))
        .flatMap(List::stream)
        .filter(Items::isNode)
        .map(Items::read);
  }

  private Pages.Page scan(String type, Map<String, AttributeValue> start) {
    ScanResponse page =
        calls.calling(
            "Scan",
            () ->
                dynamoDb.scan(
                    request ->
                        request
                            .tableName(table)
                            .consistentRead(true)
                            .filterExpression("#type = :type")
                            .expressionAttributeNames(Map.of("#type", Names.ITEM_TYPE))
                            .expressionAttributeValues(Map.of(":type", text(type)))
                            .exclusiveStartKey(start.isEmpty() ? null : start)));
    return new Pages.Page(page.items(), page.lastEvaluatedKey());
  }

  private static List<String> ids(List<Map<String, AttributeValue>> candidates) {
    return candidates.stream().map(item -> item.get(Names.IDENT).s()).toList();
  }

  private Stream<NodeRecord> read(List<String> ids) {
    Map<String, Map<String, AttributeValue>> found = new HashMap<>();
    List<Map<String, AttributeValue>> left =
        new ArrayList<>(ids.stream().map(TableCalls::key).toList());
    while (!left.isEmpty()) {
      BatchGetItemResponse answer = batch(left);
      List<Map<String, AttributeValue>> unprocessed =
          Optional.ofNullable(answer.unprocessedKeys().get(table))
              .map(KeysAndAttributes::keys)
              .orElse(List.of());
      if (unprocessed.size() >= left.size()) {
        throw new CallFailedException("DynamoDB BatchGetItem processes none of its keys");
      }
      answer
          .responses()
          .getOrDefault(table, List.of())
          .forEach(item -> found.put(item.get(Names.IDENT).s(), item));
      left = unprocessed;
    }
    return ids.stream()
        .map(found::get)
        .filter(Objects::nonNull)
        .filter(Items::isNode)
        .map(Items::read);
  }

  private BatchGetItemResponse batch(List<Map<String, AttributeValue>> keys) {
    KeysAndAttributes consistently =
        KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    return calls.calling(
        "BatchGetItem",
        () -> dynamoDb.batchGetItem(request -> request.requestItems(Map.of(table, consistently))));
  }
}
