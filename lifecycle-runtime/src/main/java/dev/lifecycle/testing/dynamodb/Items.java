package dev.lifecycle.testing.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of a table by their {@code Ident}, and every version that each of them had. */
public final class Items {

  /** How long a read that is not consistent, or an index, may be behind. */
  public static final Duration SETTLES = Duration.ofSeconds(5);

  private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
  private final Map<String, List<Version>> versions = new LinkedHashMap<>();
  private final Supplier<Version.Stamp> stamps;

  /** No items yet. */
  public Items() {
    this(() -> Version.Stamp.NONE);
  }

  /**
   * No items yet.
   *
   * @param stamps gives each version its stamp
   */
  public Items(Supplier<Version.Stamp> stamps) {
    this.stamps = stamps;
  }

  /** The item; empty if there is none. */
  public Map<String, AttributeValue> get(String id) {
    return items.getOrDefault(id, Map.of());
  }

  /**
   * The item as it was so many versions ago. What was written longer than {@link #SETTLES} ago is
   * seen everywhere.
   */
  Map<String, AttributeValue> get(String id, int behind) {
    if (behind == 0) {
      return get(id);
    }
    List<Version> known = versions(id);
    Instant settled = stamps.get().at().minus(SETTLES);
    int seen = known.size() - 1;
    for (int left = behind; left > 0 && seen >= 0; left--) {
      if (!known.get(seen).stamp().at().isAfter(settled)) {
        break;
      }
      seen--;
    }
    return seen < 0 ? Map.of() : known.get(seen).item();
  }

  /** All items. */
  public Collection<Map<String, AttributeValue>> all() {
    return List.copyOf(items.values());
  }

  /** The versions of an item, oldest first. */
  public List<Version> versions(String id) {
    return Collections.unmodifiableList(versions.getOrDefault(id, List.of()));
  }

  /** The versions of an item, oldest first; an empty one is its deletion. */
  public List<Map<String, AttributeValue>> history(String id) {
    return versions(id).stream().map(Version::item).toList();
  }

  /** The ids of all items that ever were. */
  public Collection<String> ids() {
    return List.copyOf(versions.keySet());
  }

  /** Puts an item, past every condition. */
  public void put(Map<String, AttributeValue> item) {
    String id = item.get(InMemoryDynamoDb.KEY).s();
    Version version = new Version(stamps.get(), item);
    items.put(id, version.item());
    versions.computeIfAbsent(id, first -> new ArrayList<>()).add(version);
  }

  void remove(String id) {
    if (items.remove(id) != null) {
      versions.get(id).add(new Version(stamps.get(), Map.of()));
    }
  }
}
