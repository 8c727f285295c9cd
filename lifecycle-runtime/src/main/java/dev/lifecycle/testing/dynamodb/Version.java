package dev.lifecycle.testing.dynamodb;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an item was from some moment on.
 *
 * @param item its attributes; empty: it was deleted
 */
public record Version(Stamp stamp, Map<String, AttributeValue> item) {

  /** Copies the item. */
  public Version {
    item = Map.copyOf(item);
  }

  /**
   * When it was written, and by whom.
   *
   * @param call the number of the call that wrote it; 0: no call did
   * @param after how many calls had been begun by then
   */
  public record Stamp(Instant at, long call, long after) {

    /** Written before everything. */
    public static final Stamp NONE = new Stamp(Instant.EPOCH, 0, 0);
  }

  /** Whether the item is there. */
  public boolean exists() {
    return !item.isEmpty();
  }
}
