package dev.lifecycle.processor.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that was probably meant. */
final class Suggestions {

  private Suggestions() {}

  /** What is said of a name that is not known. */
  static String unknown(String what, String name, Collection<String> known) {
    return nearest(name, known)
        .map(near -> "Unknown %s '%s'. Did you mean '%s'?".formatted(what, name, near))
        .orElseGet(() -> "Unknown %s '%s'; %s.".formatted(what, name, known(known)));
  }

  /**
   * The known name nearest to this one, whatever the case of its letters, if it differs in a third
   * of its letters at most.
   */
  static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> !name.isBlank())
        .filter(candidate -> distance(name, candidate) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** {@code known: a, b, c}, cut off where nobody reads on. */
  static String known(Collection<String> names) {
    if (names.isEmpty()) {
      return "there are none";
    }
    List<String> shown = names.stream().limit(12).toList();
    String more =
        names.size() > shown.size() ? ", and " + (names.size() - shown.size()) + " more" : "";
    return "known: " + String.join(", ", shown) + more;
  }

  /** How many letters to insert, drop, replace or swap with their neighbour. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(replaced, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1 && j > 1 && swapped(a, i, b, j)) {
          edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
        }
      }
    }
    return edits[a.length()][b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
