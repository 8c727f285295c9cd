package dev.lifecycle.processor;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
 * the processor reports there, by {@code // expect: <key>}. A case named {@code NearMiss} expects
 * nothing: it almost has the problem of its key.
 */
class DiagnosticsTest {

  private static final Path CASES = Path.of("src/test/resources/diagnostics");
  private static final Path CATALOGUE =
      Path.of("src/main/java/dev/lifecycle/processor/report/Problems.java");
  private static final Path GUIDE = Path.of("../docs/diagnostics.md");
  private static final Pattern EXPECTED = Pattern.compile("// expect: (\\w+)");
  private static final Pattern REPORTED = Pattern.compile("^\\[(Lifecycle\\w+)]");

  @TestFactory
  Stream<DynamicTest> reportsWhatIsMarkedAndNothingElse() {
    return cases().map(path -> DynamicTest.dynamicTest(name(path), () -> check(path)));
  }

  private static void check(Path path) {
    List<Path> files = sources(path);
    JavaFileObject[] sources = files.stream().map(Compiling::source).toArray(JavaFileObject[]::new);
    Compilation compilation =
        isNearMiss(path) ? Compiling.silently(sources) : Compiling.lenient().compile(sources);

    assertThat(reported(compilation))
        .as(Compiling.messages(compilation))
        .isEqualTo(expected(files));
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
            "**Cause.**", "**Example.**", "```java", "**Fix.**", "**When to suppress.**");
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
    return expected(sources(path)).stream().anyMatch(line -> line.endsWith(" " + key));
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

  /** {@code Model.java:17 LifecycleUnknownState} for each mark. */
  private static Set<String> expected(List<Path> files) {
    Set<String> expected = new TreeSet<>();
    for (Path file : files) {
      List<String> lines = read(file).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        Matcher mark = EXPECTED.matcher(lines.get(i));
        if (mark.find()) {
          expected.add(line(file, i + 1, mark.group(1)));
        }
      }
    }
    return expected;
  }

  private static Set<String> reported(Compilation compilation) {
    return compilation.diagnostics().stream()
        .flatMap(diagnostic -> reported(diagnostic).stream())
        .collect(toCollection(TreeSet::new));
  }

  private static List<String> reported(Diagnostic<? extends JavaFileObject> diagnostic) {
    Matcher key = REPORTED.matcher(diagnostic.getMessage(null));
    return key.find()
        ? List.of(
            line(
                Path.of(diagnostic.getSource().getName()),
                diagnostic.getLineNumber(),
                key.group(1)))
        : List.of();
  }

  private static String line(Path file, long number, String key) {
    return file.getFileName() + ":" + number + " " + key;
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
