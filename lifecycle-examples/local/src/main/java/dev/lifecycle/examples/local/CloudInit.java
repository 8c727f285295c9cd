package dev.lifecycle.examples.local;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an instance does about its record while it starts; never with PutItem. */
final class CloudInit {

  private final DynamoDbClient dynamo;
  private final String table;

  CloudInit(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** The instance says how far it is, as long as nobody has taken its record over. */
  void write(String instance, String ip, String status) {
    write(instance, "worker", ip, status);
  }

  /** Likewise, an instance of this node type. */
  void write(String instance, String type, String ip, String status) {
    dynamo.updateItem(
        update ->
            update
                .tableName(table)
                .key(Map.of("Ident", text(instance)))
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

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
