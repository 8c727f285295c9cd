package dev.lifecycle.processor.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Splits long lists, so that each generated method stays well below the limit of 64 KB. */
final class Parts {

  /** About how many values, calls or tests a method may hold. */
  private static final int LIMIT = 1_500;

  private Parts() {}

  /**
   * The elements in runs, in order; at least one run, which may be empty.
   *
   * @param weight about how many values, calls or tests an element takes
   */
  static <T> List<List<T>> of(List<T> elements, ToIntFunction<T> weight) {
    List<List<T>> parts = new ArrayList<>();
    List<T> part = new ArrayList<>();
    int filled = 0;
    for (T element : elements) {
      int size = weight.applyAsInt(element);
      if (!part.isEmpty() && filled + size > LIMIT) {
        parts.add(part);
        part = new ArrayList<>();
        filled = 0;
      }
      part.add(element);
      filled += size;
    }
    parts.add(part);
    return parts;
  }

  /** The name of a part's method: the first has none but the plain one. */
  static String name(String base, int part) {
    return part == 0 ? base : base + (part + 1);
  }
}
