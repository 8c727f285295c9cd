package dev.lifecycle.runtime.store;

import static dev.lifecycle.runtime.store.Attributes.number;
import static dev.lifecycle.runtime.store.Attributes.time;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Finds the records that are due: by the index, or by a scan where the table has none. */
final class SweepQuery {

  private final DynamoDbClient dynamoDb;
  private final String table;

  SweepQuery(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** Ids of records that are due, oldest first. Candidates only: the index may be behind. */
  List<String> due(Instant now) {
    Stream<Map<String, AttributeValue>> candidates;
    try {
      candidates =
          LongStream.range(0, Names.SHARDS).boxed().flatMap(s -> query(s, now)).toList().stream();
    } catch (DynamoDbException refused) {
      if (!lacksIndex(refused)) {
        throw refused;
      }
      candidates = scan(now);
    }
    return candidates
        .sorted(Comparator.comparingLong(item -> Long.parseLong(item.get(Names.NEXT_LOOK).n())))
        .map(item -> item.get(Names.IDENT).s())
        .toList();
  }

  private Stream<Map<String, AttributeValue>> query(long shard, Instant now) {
    return dynamoDb
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .indexName(Names.SWEEP_INDEX)
                    .keyConditionExpression("#shard = :shard AND #look <= :now")
                    .expressionAttributeNames(
                        Map.of("#shard", Names.SHARD, "#look", Names.NEXT_LOOK))
                    .expressionAttributeValues(Map.of(":shard", number(shard), ":now", time(now))))
        .items()
        .stream();
  }

  private Stream<Map<String, AttributeValue>> scan(Instant now) {
    return dynamoDb
        .scanPaginator(
            request ->
                request
                    .tableName(table)
                    .filterExpression("#look <= :now")
                    .projectionExpression("#id, #look")
                    .expressionAttributeNames(Map.of("#id", Names.IDENT, "#look", Names.NEXT_LOOK))
                    .expressionAttributeValues(Map.of(":now", time(now))))
        .items()
        .stream();
  }

  /** Whether the table has no such index. */
  static boolean lacksIndex(DynamoDbException refused) {
    return "ValidationException".equals(refused.awsErrorDetails().errorCode())
        && String.valueOf(refused.awsErrorDetails().errorMessage()).contains("specified index");
  }
}
