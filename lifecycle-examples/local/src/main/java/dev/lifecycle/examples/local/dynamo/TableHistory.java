package dev.lifecycle.examples.local.dynamo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * What was written to a table, read from the table's own stream: what DynamoDB holds and held, not
 * what the engine says about it. Not thread-safe.
 */
public final class TableHistory {

  /** How many entries a record's journal has. */
  private static final int JOURNAL_SIZE = 8;

  /** What else than nodes is in the table. */
  private static final Set<String> OTHER_ITEMS = Set.of("command", "schedule", "role");

  private final DynamoDbStreamsClient streams;
  private final String stream;

  /** Where to read on, by shard; null once the shard is read to its end. */
  private final Map<String, @Nullable String> positions = new LinkedHashMap<>();

  /** The history of the table that has this stream, from its beginning. */
  public TableHistory(DynamoDbStreamsClient streams, String stream) {
    this.streams = streams;
    this.stream = stream;
  }

  /** The transitions of nodes since the last call of any of these methods. */
  public List<Transition> poll() {
    return changes().stream().map(TableHistory::transition).flatMap(Optional::stream).toList();
  }

  /** What was written since then, each item's changes in order. */
  public List<ItemChange> changes() {
    for (Shard shard :
        streams.describeStream(r -> r.streamArn(stream)).streamDescription().shards()) {
      positions.computeIfAbsent(shard.shardId(), this::beginning);
    }
    List<ItemChange> changes = new ArrayList<>();
    for (String shard : List.copyOf(positions.keySet())) {
      String position = positions.get(shard);
      if (position != null) {
        GetRecordsResponse page = streams.getRecords(r -> r.shardIterator(position));
        positions.put(shard, page.nextShardIterator());
        page.records().stream().map(Record::dynamodb).map(ItemChange::of).forEach(changes::add);
      }
    }
    return changes;
  }

  private String beginning(String shard) {
    return streams
        .getShardIterator(
            r ->
                r.streamArn(stream)
                    .shardId(shard)
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  /** A change of a node's state; other writes to its record are none of ours. */
  private static Optional<Transition> transition(ItemChange change) {
    Map<String, AttributeValue> before = change.before();
    Map<String, AttributeValue> after = change.after();
    Map<String, AttributeValue> latest = after.isEmpty() ? before : after;
    Optional<String> from = text(before, "ItemStatus");
    Optional<String> to = text(after, "ItemStatus");
    if (OTHER_ITEMS.contains(text(latest, "ItemType").orElse("")) || from.equals(to)) {
      return Optional.empty();
    }
    return Optional.of(new Transition(change.id(), from, to, trigger(before, after)));
  }

  /** The newest journal entry: the row and the event. Without one nobody but cloud-init wrote. */
  private static String trigger(
      Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    Map<String, AttributeValue> latest = after.isEmpty() ? before : after;
    if (!latest.containsKey("Revision")) {
      return "cloud-init";
    }
    long slot = Long.parseLong(latest.get("Revision").n()) % JOURNAL_SIZE;
    String[] entry = latest.get("Journal").m().get(Long.toString(slot)).s().split(" ");
    return entry[0] + " (" + entry[1] + ")";
  }

  private static Optional<String> text(Map<String, AttributeValue> item, String attribute) {
    return Optional.ofNullable(item.get(attribute)).map(AttributeValue::s);
  }
}
