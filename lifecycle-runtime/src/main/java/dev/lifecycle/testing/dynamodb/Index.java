package dev.lifecycle.testing.dynamodb;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An index that holds keys only.
 *
 * @param hash what a query names one value of
 * @param range what items of that value are sorted by
 */
record Index(String hash, String range) {

  /** Those that the generated template gives the table. */
  static final Map<String, Index> OF_TEMPLATE =
      Map.of(
          "Sweep-index", new Index("Shard", "NextLook"),
          "ItemType-index", new Index("ItemType", InMemoryDynamoDb.KEY));

  /** The items for which the condition holds, in order, as far as the index holds them. */
  List<Map<String, AttributeValue>> find(
      Stream<Map<String, AttributeValue>> items, String condition, Placeholders placeholders) {
    Tokens tokens = new Tokens(condition, placeholders);
    Condition keys = keys(tokens);
    placeholders.requireUsed();
    return items
        .filter(item -> item.containsKey(hash) && item.containsKey(range))
        .filter(keys::holds)
        .sorted(Comparator.comparing(item -> item.get(range), Condition::compare))
        .map(this::projected)
        .toList();
  }

  /** Reads {@code hash = value}, and maybe a comparison of the range. */
  private Condition keys(Tokens tokens) {
    requireKey(hash, tokens.name());
    tokens.expect("=");
    AttributeValue value = tokens.value();
    Condition ofHash = item -> Condition.equal(item.get(hash), value);
    if (!tokens.take("AND")) {
      tokens.requireEnd();
      return ofHash;
    }
    requireKey(range, tokens.name());
    Condition ofRange = Condition.comparison(range, tokens);
    tokens.requireEnd();
    return item -> ofHash.holds(item) && ofRange.holds(item);
  }

  private static void requireKey(String key, String found) {
    if (!key.equals(found)) {
      throw Refusals.invalid("Query condition missed key schema element: " + key);
    }
  }

  private Map<String, AttributeValue> projected(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> kept = new HashMap<>(item);
    kept.keySet().retainAll(List.of(InMemoryDynamoDb.KEY, hash, range));
    return kept;
  }
}
