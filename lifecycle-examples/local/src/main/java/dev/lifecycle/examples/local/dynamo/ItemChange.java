package dev.lifecycle.examples.local.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;

/**
 * One write to one item, as the table's stream tells it.
 *
 * @param id the item's key
 * @param before the item before it; empty if there was none
 * @param after the item after it; empty if it was deleted
 */
public record ItemChange(
    String id, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {

  static ItemChange of(StreamRecord change) {
    return new ItemChange(change.keys().get("Ident").s(), change.oldImage(), change.newImage());
  }
}
