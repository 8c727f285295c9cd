package dev.lifecycle.testing.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item as DynamoDB bills it: names and strings in UTF-8; numbers a byte for two
 * significant digits and one more; booleans and nulls one; sets what is in them; lists and maps
 * three and one for each entry.
 */
public final class ItemSize {

  /** No item is larger. */
  static final int LARGEST = 400 * 1024;

  private static final int COLLECTION = 3;

  private ItemSize() {}

  /** The size of this item, in bytes. */
  public static int of(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .mapToInt(entry -> text(entry.getKey()) + of(entry.getValue()))
        .sum();
  }

  private static int of(AttributeValue value) {
    return switch (value.type()) {
      case S -> text(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToInt(ItemSize::text).sum();
      case NS -> value.ns().stream().mapToInt(ItemSize::number).sum();
      case BS -> value.bs().stream().mapToInt(bytes -> bytes.asByteArrayUnsafe().length).sum();
      case L -> COLLECTION + value.l().size() + value.l().stream().mapToInt(ItemSize::of).sum();
      case M -> COLLECTION + value.m().size() + of(value.m());
      default -> 1;
    };
  }

  private static int number(String digits) {
    return ((int) digits.chars().filter(Character::isDigit).count() + 1) / 2 + 1;
  }

  private static int text(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
