package dev.lifecycle.examples.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The runtime with one mistake: one text of one of its source files is replaced.
 *
 * @param mistake what somebody might have done
 * @param type the class that it is made in, below {@code dev.lifecycle.runtime}
 * @param original what stands there, exactly once, however it is broken into lines
 * @param scope the smallest scope in which it shows
 */
record Mutant(String mistake, String type, String original, String replacement, String scope) {

  private static final Path SOURCES =
      Path.of("..", "..", "lifecycle-runtime", "src", "main", "java");

  /** The class's full name. */
  String className() {
    return "dev.lifecycle.runtime." + type;
  }

  /** The source with the mistake in it. */
  String source() throws IOException {
    Path file = SOURCES.resolve(className().replace('.', '/') + ".java");
    String source = Files.readString(file);
    Matcher places = pattern().matcher(source);
    if (places.results().count() != 1) {
      throw new AssertionError(
          "mutant '%s': its text must stand exactly once in %s:%n%s"
              .formatted(mistake, file.normalize(), original));
    }
    return places.reset().replaceFirst(Matcher.quoteReplacement(replacement));
  }

  private Pattern pattern() {
    return Pattern.compile(
        original
            .strip()
            .lines()
            .flatMap(line -> Stream.of(line.strip().split(" +")))
            .map(Pattern::quote)
            .collect(Collectors.joining("\\s+")));
  }

  @Override
  public String toString() {
    return mistake;
  }
}
