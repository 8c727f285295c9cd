package dev.lifecycle.testing.world;

import dev.lifecycle.testing.dynamodb.Items;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which records wait: for a look of the sweep, or for the end of a lease that nobody gives up. */
record WaitingRecords(Items items) {

  private static final String NEXT_LOOK = "NextLook";
  private static final String LEASE_UNTIL = "LeaseUntil";

  /** Whether the sweep finds any until then. */
  boolean isAnyDue(Instant until) {
    return items.all().stream()
        .filter(item -> item.containsKey(NEXT_LOOK))
        .anyMatch(item -> !time(item, NEXT_LOOK).isAfter(until));
  }

  /** Whether each record is at rest now. */
  boolean isNone(Instant now) {
    return items.all().stream()
        .noneMatch(
            item ->
                item.containsKey(NEXT_LOOK)
                    || item.containsKey(LEASE_UNTIL) && time(item, LEASE_UNTIL).isAfter(now));
  }

  private static Instant time(Map<String, AttributeValue> item, String attribute) {
    return Instant.ofEpochMilli(Long.parseLong(item.get(attribute).n()));
  }
}
