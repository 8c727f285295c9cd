package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Attributes.text;

import dev.lifecycle.runtime.CallFailedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
 * behind: they are read again. There is none on the status; its scan is consistent itself.
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
                    .map(pages -> pages.flatMap(this::readAgain))
                    .orElseGet(() -> scan(Names.ITEM_TYPE, Set.of(type)))
                    .filter(record -> record.type().equals(type)));
  }

  @Override
  public Stream<NodeRecord> inStates(Set<String> statuses) {
    return statuses.isEmpty() ? Stream.empty() : scan(Names.ITEM_STATUS, statuses);
  }

  @Override
  public Stream<NodeRecord> all() {
    return nodes(start -> scan("attribute_exists(#a)", Names.ITEM_STATUS, Map.of(), start));
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

  /** The records whose attribute has one of these values. */
  private Stream<NodeRecord> scan(String attribute, Set<String> values) {
    Map<String, AttributeValue> asked = new LinkedHashMap<>();
    values.forEach(value -> asked.put(":v" + asked.size(), text(value)));
    String filter = "#a IN (" + String.join(", ", asked.keySet()) + ")";
    return nodes(start -> scan(filter, attribute, asked, start));
  }

  private static Stream<NodeRecord> nodes(Function<Map<String, AttributeValue>, Pages.Page> pages) {
    return Pages.of(pages).flatMap(List::stream).filter(Items::isNode).map(Items::read);
  }

  private Pages.Page scan(
      String filter,
      String attribute,
      Map<String, AttributeValue> values,
      Map<String, AttributeValue> start) {
    ScanResponse page =
        calls.calling(
            "Scan",
            () ->
                dynamoDb.scan(
                    request ->
                        request
                            .tableName(table)
                            .consistentRead(true)
                            .filterExpression(filter)
                            .expressionAttributeNames(Map.of("#a", attribute))
                            .expressionAttributeValues(values.isEmpty() ? null : values)
                            .exclusiveStartKey(start.isEmpty() ? null : start)));
    return new Pages.Page(page.items(), page.lastEvaluatedKey());
  }

  private Stream<NodeRecord> readAgain(List<Map<String, AttributeValue>> candidates) {
    List<String> ids = candidates.stream().map(item -> item.get(Names.IDENT).s()).toList();
    return IntStream.iterate(0, from -> from < ids.size(), from -> from + BATCH)
        .mapToObj(from -> ids.subList(from, Math.min(from + BATCH, ids.size())))
        .flatMap(this::read);
  }

  /** The nodes of these ids, in this order; one that is gone is left out. */
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
