package dev.lifecycle.examples.local;

import dev.lifecycle.examples.local.dynamo.ItemChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Whether the writes to each node's record are one chain: each follows the last one, is made by who
 * holds the lease, once, and takes the revision on by what it journals. Not thread-safe.
 */
final class RecordChains {

  private static final int JOURNAL_SIZE = 8;
  private static final long LEASE_MARGIN_MILLIS = 5000;

  private final Map<String, Map<String, AttributeValue>> last = new HashMap<>();
  private final Set<String> writes = new HashSet<>();
  private final List<String> violations = new ArrayList<>();
  private int changes;

  /** Looks at the next write. */
  void add(ItemChange change) {
    if (!change.id().startsWith("i-")) {
      return;
    }
    changes++;
    Map<String, AttributeValue> before = change.before();
    Map<String, AttributeValue> after = change.after();
    if (!before.equals(last.getOrDefault(change.id(), Map.of()))) {
      violations.add(change.id() + " forked: " + before + " is not what was written last");
    }
    last.put(change.id(), after);
    if (after.isEmpty()) {
      last.remove(change.id());
      if (lease(before).isEmpty()) {
        violations.add(change.id() + " was deleted by nobody who held it");
      }
    } else if (!text(before, "WriteId").equals(text(after, "WriteId"))) {
      written(change.id(), before, after);
    } else if (lease(after).isPresent()) {
      claimed(change.id(), before, after);
    }
  }

  private void written(
      String id, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    if (lease(before).isEmpty()) {
      violations.add(id + " was written by nobody who held it: " + after);
    }
    if (lease(after).isPresent() && !lease(after).equals(lease(before))) {
      violations.add(id + " changed hands by a write");
    }
    if (!writes.add(after.get("WriteId").s())) {
      violations.add(id + " was written twice by the same attempt");
    }
    long from = revision(before);
    long to = revision(after);
    if (to < from) {
      violations.add(id + " went back from revision " + from + " to " + to);
    }
    for (long revision = from + 1; revision <= to; revision++) {
      String slot = Long.toString(revision % JOURNAL_SIZE);
      if (!after.get("Journal").m().containsKey(slot)
          || after.get("Journal").m().get(slot).equals(journal(before, slot))) {
        violations.add(id + " has no journal entry of revision " + revision);
      }
    }
  }

  /**
   * A claim is no write of its own: only the lease moves, and not out of the hand of somebody whose
   * lease lasts longer than the claimer's time.
   */
  private void claimed(
      String id, Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    if (lease(before).isPresent() && until(before) > until(after) - LEASE_MARGIN_MILLIS) {
      violations.add(id + " was claimed while it was held");
    }
    if (revision(before) != revision(after)) {
      violations.add(id + " has a revision that nobody wrote");
    }
  }

  private static long until(Map<String, AttributeValue> held) {
    return Long.parseLong(held.get("LeaseUntil").n());
  }

  private static Optional<String> lease(Map<String, AttributeValue> item) {
    return text(item, "LeaseOwner");
  }

  private static AttributeValue journal(Map<String, AttributeValue> item, String slot) {
    return Optional.ofNullable(item.get("Journal"))
        .map(journal -> journal.m().get(slot))
        .orElse(AttributeValue.fromNul(true));
  }

  private static long revision(Map<String, AttributeValue> item) {
    return item.containsKey("Revision") ? Long.parseLong(item.get("Revision").n()) : 0;
  }

  private static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  /** What does not hold. */
  List<String> violations() {
    return List.copyOf(violations);
  }

  /** The records that are there now. */
  Set<String> records() {
    return Set.copyOf(last.keySet());
  }

  /** How many writes there were. */
  int changes() {
    return changes;
  }
}
