package dev.lifecycle.testing.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of a table by their {@code Ident}, and every version that each of them had. */
public final class Items {

  private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
  private final Map<String, List<Map<String, AttributeValue>>> history = new LinkedHashMap<>();

  /** The item; empty if there is none. */
  public Map<String, AttributeValue> get(String id) {
    return items.getOrDefault(id, Map.of());
  }

  /** All items. */
  public Collection<Map<String, AttributeValue>> all() {
    return List.copyOf(items.values());
  }

  /** The versions of an item, oldest first; an empty one is its deletion. */
  public List<Map<String, AttributeValue>> history(String id) {
    return Collections.unmodifiableList(history.getOrDefault(id, List.of()));
  }

  /** The ids of all items that ever were. */
  public Collection<String> ids() {
    return List.copyOf(history.keySet());
  }

  /** Puts an item, past every condition. */
  public void put(Map<String, AttributeValue> item) {
    String id = item.get(InMemoryDynamoDb.KEY).s();
    Map<String, AttributeValue> kept = Map.copyOf(item);
    items.put(id, kept);
    history.computeIfAbsent(id, first -> new ArrayList<>()).add(kept);
  }

  void remove(String id) {
    if (items.remove(id) != null) {
      history.get(id).add(Map.of());
    }
  }
}
