package dev.lifecycle.testing;

import dev.lifecycle.runtime.store.Attributes;
import dev.lifecycle.testing.world.World;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The record that an instance's cloud-init writes. */
final class Birth {

  private static final String ITEM_TYPE = "ItemType";
  private static final String INSTANCE_IP = "InstanceIp";
  private static final String ITEM_STATUS = "ItemStatus";

  private final Map<String, AttributeValue> item = new HashMap<>();

  Birth(String id, int number, String status) {
    item.put("Ident", AttributeValue.fromS(id));
    item.put(World.OWN_ATTRIBUTE, AttributeValue.fromS(World.OWN_VALUE));
    item.put(ITEM_STATUS, AttributeValue.fromS(status));
    type("worker");
    ip("10.0.%d.%d".formatted(number >> 8, number & 255));
  }

  void type(String type) {
    item.put(ITEM_TYPE, AttributeValue.fromS(Given.text("type(type)", type)));
  }

  void ip(String ip) {
    item.put(INSTANCE_IP, AttributeValue.fromS(Given.text("ip(ip)", ip)));
  }

  String ip() {
    return item.get(INSTANCE_IP).s();
  }

  void status(String status) {
    item.put(ITEM_STATUS, AttributeValue.fromS(Given.text("existsIn(status)", status)));
  }

  void attribute(String name, String value) {
    Attributes.checkName(Given.text("attribute(name, ..)", name));
    item.put(name, AttributeValue.fromS(Given.value("attribute(.., value)", value)));
  }

  /** The record as it is written, over what is there. */
  Map<String, AttributeValue> over(Map<String, AttributeValue> there) {
    Map<String, AttributeValue> written = new HashMap<>(there);
    written.putAll(item);
    return written;
  }
}
