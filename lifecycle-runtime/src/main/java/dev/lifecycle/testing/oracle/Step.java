package dev.lifecycle.testing.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Two versions of a node's record, one after the other. */
public record Step(String node, Snapshot before, Snapshot after) {

  boolean changesStatus() {
    return !before.status().equals(after.status());
  }

  /** Whether it is a decision. */
  boolean decides() {
    return after.revision() > before.revision();
  }

  /** Whether nothing that follows this row's store is pending any more. */
  boolean ends(String row) {
    return before.pendingRow().equals(Optional.of(row)) && (!after.has("Pending") || decides());
  }

  /** Whether it tells of a failure that is not the one before, whether or not the node halts. */
  boolean fails() {
    return after.failure().containsKey("at") && !told(after).equals(told(before));
  }

  private static Map<String, AttributeValue> told(Snapshot snapshot) {
    Map<String, AttributeValue> told = new HashMap<>(snapshot.failure());
    told.remove("halted");
    return told;
  }

  /**
   * Whether a later launch starts the walk afresh by it: the record names that launch now; the same
   * one again only where its first attempt has failed.
   */
  boolean reopens() {
    Optional<String> launch = after.of("Action", "successor");
    return launch.isPresent()
        && !after.has("Failure")
        && (before.has("Failure") || !launch.equals(before.of("Action", "successor")));
  }

  /** Whether the function wrote it, and not the instance. */
  boolean byFunction() {
    return after.writer() != 0;
  }
}
