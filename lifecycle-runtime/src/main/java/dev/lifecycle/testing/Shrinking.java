package dev.lifecycle.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds, of many causes, few that are enough: tries without ever smaller parts of them (delta
 * debugging, ddmin of Zeller and Hildebrandt).
 */
final class Shrinking {

  private Shrinking() {}

  /**
   * The causes without those that it works without.
   *
   * @param fails whether these causes are enough; all of them are
   * @param tries how often it is asked at most
   * @return a part that is enough; of which, if the tries were enough, none can be left out alone
   */
  static <T> List<T> least(List<T> causes, Predicate<List<T>> fails, int tries) {
    List<T> rest = List.copyOf(causes);
    int parts = 2;
    int left = tries;
    while (!rest.isEmpty() && left > 0) {
      int size = (rest.size() + parts - 1) / parts;
      boolean shorter = false;
      for (int from = 0; from < rest.size() && left > 0; left--) {
        List<T> without = without(rest, from, from + size);
        if (fails.test(without)) {
          rest = without;
          shorter = true;
        } else {
          from += size;
        }
      }
      if (size == 1 && !shorter) {
        return rest;
      }
      parts = shorter ? Math.max(2, (rest.size() + size - 1) / size) : parts * 2;
    }
    return rest;
  }

  private static <T> List<T> without(List<T> all, int from, int to) {
    List<T> rest = new ArrayList<>(all.subList(0, from));
    rest.addAll(all.subList(Math.min(to, all.size()), all.size()));
    return rest;
  }
}
