package dev.lifecycle.examples.local.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table of a stage as DynamoDB holds it, read past the runtime. */
public record Table(DynamoDbClient dynamo, String name) {

  private static final int JOURNAL_SIZE = 8;

  /** What an instance writes about itself while it starts. */
  public void cloudInit(String instance, String status) {
    cloudInit(instance, "worker", "10.0.0.7", status);
  }

  /** Likewise, an instance of this node type with this private ip address. */
  public void cloudInit(String instance, String type, String ip, String status) {
    dynamo.updateItem(
        update ->
            update
                .tableName(name)
                .key(key(instance))
                .conditionExpression(
                    "attribute_not_exists(ItemStatus) OR ItemStatus IN (:new, :pending)")
                .updateExpression("SET ItemType = :type, InstanceIp = :ip, ItemStatus = :status")
                .expressionAttributeValues(
                    Map.of(
                        ":type", text(type),
                        ":ip", text(ip),
                        ":status", text(status),
                        ":new", text("new"),
                        ":pending", text("pending"))));
  }

  /** Puts an item as it is. */
  public void put(Map<String, AttributeValue> item) {
    dynamo.putItem(put -> put.tableName(name).item(item));
  }

  /** Sets one attribute past the runtime. */
  public void set(String id, String attribute, AttributeValue value) {
    dynamo.updateItem(
        update ->
            update
                .tableName(name)
                .key(key(id))
                .updateExpression("SET #a = :a")
                .expressionAttributeNames(Map.of("#a", attribute))
                .expressionAttributeValues(Map.of(":a", value)));
  }

  /** An item; empty if there is none. */
  public Map<String, AttributeValue> item(String id) {
    return dynamo.getItem(get -> get.tableName(name).key(key(id)).consistentRead(true)).item();
  }

  /** Whether there is an item. */
  public boolean has(String id) {
    return !item(id).isEmpty();
  }

  /** All items that are no nodes. */
  public List<Map<String, AttributeValue>> others(String itemType) {
    return dynamo.scan(scan -> scan.tableName(name).consistentRead(true)).items().stream()
        .filter(item -> text(itemType).equals(item.get("ItemType")))
        .toList();
  }

  /** The state. */
  public String status(String id) {
    return item(id).get("ItemStatus").s();
  }

  /** A number attribute; a time counts milliseconds. */
  public long number(String id, String attribute) {
    return Long.parseLong(item(id).get(attribute).n());
  }

  /** What a map attribute of the runtime holds, as text; without times and ids. */
  public Map<String, AttributeValue> map(String id, String attribute) {
    return Optional.ofNullable(item(id).get(attribute)).map(AttributeValue::m).orElse(Map.of());
  }

  /** The journal, oldest first: what and by which event, without times. */
  public List<String> journal(String id) {
    Map<String, AttributeValue> item = item(id);
    Map<String, AttributeValue> ring = item.get("Journal").m();
    long revision = Long.parseLong(item.get("Revision").n());
    List<String> entries = new ArrayList<>();
    for (long at = Math.max(1, revision - JOURNAL_SIZE + 1); at <= revision; at++) {
      String[] words = ring.get(Long.toString(at % JOURNAL_SIZE)).s().split(" ");
      entries.add(words[0] + " " + words[1]);
    }
    return entries;
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("Ident", text(id));
  }

  /** A number. */
  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** A text. */
  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
