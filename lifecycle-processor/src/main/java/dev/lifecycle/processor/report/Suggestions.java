package dev.lifecycle.processor.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of a name that is not known: the known name that was probably meant, or all. */
public final class Suggestions {

  /** Fewer letters are the beginning of many a word. */
  private static final int STEM = 4;

  private Suggestions() {}

  /** The nearest known name, or what there is; goes on from the unknown name. */
  public static String among(Collection<String> known, String name) {
    return nearest(name, known).map(Suggestions::meant).orElseGet(() -> "; " + listed(known) + ".");
  }

  /** A name that was meant without doubt. */
  public static String meant(String name) {
    return ". Did you mean '%s'?".formatted(name);
  }

  /** The code to write in its stead. */
  public static String write(String code) {
    return ". Write: " + code;
  }

  /** {@code 'a', 'b', 'c' and 2 more}. */
  static String some(List<String> names) {
    String shown = names.stream().limit(3).map("'%s'"::formatted).collect(Collectors.joining(", "));
    return names.size() > 3 ? shown + " and " + (names.size() - 3) + " more" : shown;
  }

  /** The known name nearest to this one, whatever the case of its letters, if one is near. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(candidate -> isNear(lowerCase(name), lowerCase(candidate)))
        .min(Comparator.comparingInt(candidate -> distance(lowerCase(name), lowerCase(candidate))));
  }

  /** {@code known: a, b, c}, cut off where nobody reads on. */
  static String listed(Collection<String> known) {
    List<String> names = known.stream().distinct().toList();
    if (names.isEmpty()) {
      return "there are none";
    }
    List<String> shown = names.stream().limit(12).toList();
    String more =
        names.size() > shown.size() ? ", and " + (names.size() - shown.size()) + " more" : "";
    return "known: " + String.join(", ", shown) + more;
  }

  /** Whether they differ in a third of the letters at most, or one goes on where the other ends. */
  private static boolean isNear(String name, String known) {
    return name.length() > 1
        && (distance(name, known) <= Math.max(1, name.length() / 3)
            || name.length() >= STEM && known.startsWith(name)
            || haveOneStem(name, known));
  }

  /** Whether half of the longer name is the same in both, but for two letters that are swapped. */
  private static boolean haveOneStem(String name, String known) {
    int longer = Math.max(name.length(), known.length());
    int length = Math.max(STEM, (longer + 1) / 2);
    return Math.min(name.length(), known.length()) >= length
        && isSameButForASwap(name.substring(0, length), known.substring(0, length));
  }

  private static boolean isSameButForASwap(String one, String other) {
    return distance(one, other) <= 1
        && Arrays.equals(one.chars().sorted().toArray(), other.chars().sorted().toArray());
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** How many letters to insert, drop, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
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
