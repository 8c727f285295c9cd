package dev.lifecycle.processor.validate;

import static java.util.stream.Collectors.toMap;

import dev.lifecycle.processor.discover.DiscoveredModel;
import dev.lifecycle.processor.discover.Suppressions;
import dev.lifecycle.processor.discover.Written;
import dev.lifecycle.processor.report.Finding;
import dev.lifecycle.processor.report.Keys;
import dev.lifecycle.processor.report.Problem;
import dev.lifecycle.processor.report.Problems;
import dev.lifecycle.processor.report.Suggestions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is suppressed is a warning. */
final class UnknownKeyRule implements Rule {

  /** A stem that is misspelt. */
  private static final String FIRST_WORD = "^[A-Za-z][a-z]*(?=[A-Z])";

  @Override
  public Stream<Finding> check(DiscoveredModel model) {
    return model.suppressed().stream().flatMap(UnknownKeyRule::check);
  }

  private static Stream<Finding> check(Written<String> name) {
    boolean prefixed = startsWith(Suppressions.PREFIX, name.value());
    String key = prefixed ? name.value().substring(Suppressions.PREFIX.length()) : name.value();
    if (!prefixed && !Keys.WARNINGS.contains(key) && !Keys.ERRORS.contains(key)
        || name.value().startsWith(Suppressions.PREFIX) && Keys.WARNINGS.contains(key)) {
      return Stream.empty(); // another tool's, or right
    }
    Problem problem =
        Keys.ERRORS.contains(key)
            ? Problems.unsuppressible(name.value())
            : Problems.unknownKey(name.value(), instead(key));
    return Stream.of(problem.at(name.origin()));
  }

  /** The key that was meant, as it is written. */
  private static String instead(String key) {
    String end = end(key);
    return meant(end)
        .or(() -> meant(end.replaceFirst(FIRST_WORD, "")))
        .map(known -> Suggestions.write("\"" + Suppressions.PREFIX + known + "\""))
        .orElse(
            ". Write the key that the warning begins with: \"%s%s...\""
                .formatted(Suppressions.PREFIX, Keys.STEM));
  }

  /** All begin alike, so the ends are compared. */
  private static Optional<String> meant(String end) {
    Map<String, String> ends =
        Keys.WARNINGS.stream().collect(toMap(UnknownKeyRule::end, known -> known));
    return Suggestions.nearest(end, ends.keySet()).map(ends::get);
  }

  private static String end(String key) {
    return startsWith(Keys.STEM, key) ? key.substring(Keys.STEM.length()) : key;
  }

  private static boolean startsWith(String start, String name) {
    return name.regionMatches(true, 0, start, 0, start.length());
  }
}
