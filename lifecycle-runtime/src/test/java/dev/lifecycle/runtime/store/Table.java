package dev.lifecycle.runtime.store;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table and what tests do with it, past the store. */
record Table(DynamoDbClient dynamoDb, String name) {

  static final String MODEL = "dev.lifecycle.examples.quickstart.ClusterModel";
  static final String NODE = "i-1234567890abcdef0";
  static final Instant NOW = Instant.parse("2026-11-23T10:15:02Z");

  /** The store of the model under test. */
  DynamoDbRecordStore store() {
    return store(dynamoDb);
  }

  /** The store of the model under test over this client. */
  DynamoDbRecordStore store(DynamoDbClient client) {
    return new DynamoDbRecordStore(
        client, name, MODEL, Set.of("new", "pending"), () -> UUID.randomUUID().toString());
  }

  /** A lease that nobody else has. */
  static Lease lease() {
    return new Lease(UUID.randomUUID().toString(), NOW.plus(Duration.ofSeconds(65)));
  }

  /** Registers a node as cloud-init does. */
  void register(String id, String status) {
    put(
        Map.of(
            "Ident", AttributeValue.fromS(id),
            "ItemType", AttributeValue.fromS("manager"),
            "ItemStatus", AttributeValue.fromS(status),
            "InstanceIp", AttributeValue.fromS("10.3.5.44")));
  }

  /** Registers a node that is ready and claims it. */
  NodeRecord claimed(Lease lease) {
    register(NODE, "finished_cloud_init");
    return claim(lease);
  }

  /** Claims the node. */
  NodeRecord claim(Lease lease) {
    return ((Claim.Claimed) store().claim(NODE, lease, NOW, false)).record();
  }

  void put(Map<String, AttributeValue> item) {
    dynamoDb.putItem(request -> request.tableName(name).item(item));
  }

  /** Sets one attribute of an item behind the store's back. */
  void set(String id, String attribute, AttributeValue value) {
    Map<String, AttributeValue> item = new HashMap<>(item(id));
    item.put(attribute, value);
    put(item);
  }

  void remove(String id) {
    dynamoDb.deleteItem(
        request -> request.tableName(name).key(Map.of("Ident", AttributeValue.fromS(id))));
  }

  /** The item as it is; empty if there is none. */
  Map<String, AttributeValue> item(String id) {
    return dynamoDb
        .getItem(
            request ->
                request
                    .tableName(name)
                    .key(Map.of("Ident", AttributeValue.fromS(id)))
                    .consistentRead(true))
        .item();
  }
}
