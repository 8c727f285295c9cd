package dev.lifecycle.processor;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.lifecycle.processor.report.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each case below {@code diagnostics/<key>}, a file or a folder of files, says on each line what
 * the processor reports there, by {@code // expect: <key>}, or {@code // expect: <key>: <text>}
 * where a part of the text matters. A case named {@code NearMiss} expects nothing: it almost has
 * the problem of its key.
 */
class DiagnosticsTest {

  private static final Path CASES = Path.of("src/test/resources/diagnostics");
  private static final Path CATALOGUE =
      Path.of("src/main/java/dev/lifecycle/processor/report/Problems.java");
  private static final Path GUIDE = Path.of("../docs/diagnostics.md");
  private static final Pattern EXPECTED =
      Pattern.compile("// expect: (\\w+)(?:: (.*?))?(?=$| // expect: )");
  private static final Pattern REPORTED = Pattern.compile("^\\[(Lifecycle\\w+)] (.*)");
  private static final Pattern FACTORY =
      Pattern.compile("Problem\\.(error|warning)\\(\\s*\"(Lifecycle\\w+)\"");

  @TestFactory
  Stream<DynamicTest> reportsWhatIsMarkedAndNothingElse() {
    return cases().map(path -> DynamicTest.dynamicTest(name(path), () -> check(path)));
  }

  private static void check(Path path) {
    List<Path> files = sources(path);
    JavaFileObject[] sources = files.stream().map(Compiling::source).toArray(JavaFileObject[]::new);
    Compilation compilation =
        isNearMiss(path) ? Compiling.silently(sources) : Compiling.lenient().compile(sources);

    List<Line> reported = reported(compilation);
    List<Line> expected = expected(files);
    assertThat(reported)
        .as(Compiling.messages(compilation))
        .extracting(Line::place)
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(Line::place).toList());
    assertThat(expected)
        .allSatisfy(line -> assertThat(reported).anyMatch(found -> found.says(line)));
  }

  @Test
  void everyProblemHasACaseAndANearMiss() {
    Set<String> keys = keys();

    assertThat(cases().filter(path -> expects(path, key(path))).map(DiagnosticsTest::key))
        .as("keys with a case")
        .containsAll(keys);
    assertThat(cases().filter(DiagnosticsTest::isNearMiss).map(DiagnosticsTest::key))
        .as("keys with a near miss")
        .containsAll(keys);
    assertThat(cases().map(DiagnosticsTest::key)).as("folders").allMatch(keys::contains);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void theGuideExplainsEveryProblem(String key) {
    String chapter = "\n## " + key + "\n";

    assertThat(read(GUIDE)).containsOnlyOnce(chapter);
    assertThat(read(GUIDE).split(chapter, 2)[1].split("\n##? ", 2)[0])
        .containsSubsequence(
            "*%s.*".formatted(kind(key)),
            "**Cause.**",
            "**Example.**",
            "```java",
            "**Fix.**",
            "**When to suppress.**");
  }

  @Test
  void everyKeyIsKnownForWhatItIs() {
    assertThat(Keys.ERRORS).isEqualTo(keys("error"));
    assertThat(Keys.WARNINGS).isEqualTo(keys("warning"));
    assertThat(keys()).allMatch(key -> key.startsWith(Keys.STEM));
  }

  private static String kind(String key) {
    assertThat(keys("error").contains(key))
        .as("kinds of " + key)
        .isNotEqualTo(keys("warning").contains(key));
    return keys("error").contains(key) ? "Error" : "Warning";
  }

  private static Set<String> keys(String kind) {
    return FACTORY
        .matcher(read(CATALOGUE))
        .results()
        .filter(factory -> factory.group(1).equals(kind))
        .map(factory -> factory.group(2))
        .collect(toSet());
  }

  @Test
  void theGuideExplainsNothingElse() {
    assertThat(Pattern.compile("(?m)^## (.*)$").matcher(read(GUIDE)).results())
        .extracting(found -> found.group(1))
        .hasSameElementsAs(keys());
  }

  @Test
  void nearMissesExpectNothing() {
    assertThat(cases().filter(DiagnosticsTest::isNearMiss))
        .allSatisfy(path -> assertThat(expected(sources(path))).isEmpty());
  }

  private static Set<String> keys() {
    return Pattern.compile("\"(Lifecycle\\w+)\"")
        .matcher(read(CATALOGUE))
        .results()
        .map(found -> found.group(1))
        .collect(toSet());
  }

  private static Stream<Path> cases() {
    return list(CASES).flatMap(DiagnosticsTest::list);
  }

  private static boolean expects(Path path, String key) {
    return expected(sources(path)).stream().anyMatch(line -> line.key().equals(key));
  }

  private static boolean isNearMiss(Path path) {
    return path.getFileName().toString().startsWith("NearMiss");
  }

  private static String key(Path path) {
    return path.getParent().getFileName().toString();
  }

  private static String name(Path path) {
    return key(path) + " " + path.getFileName();
  }

  private static List<Path> sources(Path path) {
    return Files.isDirectory(path) ? list(path).toList() : List.of(path);
  }

  private static List<Line> expected(List<Path> files) {
    List<Line> expected = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = read(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        Matcher mark = EXPECTED.matcher(lines.get(i));
        while (mark.find()) {
          expected.add(Line.of(file, i + 1, mark));
        }
      }
    }
    return expected;
  }

  private static List<Line> reported(Compilation compilation) {
    return compilation.diagnostics().stream()
        .flatMap(diagnostic -> reported(diagnostic).stream())
        .toList();
  }

  private static List<Line> reported(Diagnostic<? extends JavaFileObject> diagnostic) {
    Matcher message = REPORTED.matcher(diagnostic.getMessage(null));
    return message.find()
        ? List.of(
            Line.of(Path.of(diagnostic.getSource().getName()), diagnostic.getLineNumber(), message))
        : List.of();
  }

  /** What is said of a line, or a part of it. */
  private record Line(String file, long number, String key, String text) {

    /** Of a match whose groups are the key and the text, if there is one. */
    static Line of(Path file, long number, Matcher match) {
      return new Line(
          file.getFileName().toString(),
          number,
          match.group(1),
          Objects.requireNonNullElse(match.group(2), ""));
    }

    /** {@code Model.java:17 LifecycleUnknownState}. */
    String place() {
      return file + ":" + number + " " + key;
    }

    boolean says(Line part) {
      return place().equals(part.place()) && text.contains(part.text);
    }
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
