package dev.lifecycle.examples.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.testing.world.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What docs/testing.md and the README show of tests is what the examples' tests and poms say, line
 * by line.
 */
class TestingGuideTest {

  private static final Path EXAMPLES = Path.of("..");
  private static final Path ROOT = EXAMPLES.resolve("..");
  private static final Path GUIDE = ROOT.resolve(Path.of("docs", "testing.md"));
  private static final Path README = ROOT.resolve("README.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(java|xml|text)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> showsWhatIsTested() {
    List<String> sources = sources();
    return Stream.concat(blocks(GUIDE), stories(README))
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.lines().findFirst().orElse(""),
                    () -> assertThat(sources).as(block).anyMatch(text -> text.contains(block))));
  }

  @Test
  void bothShowSomething() {
    assertThat(blocks(GUIDE)).hasSizeGreaterThan(5);
    assertThat(stories(README)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatBecomesOfACall(Fault fault) {
    assertThat(read(GUIDE)).containsPattern("\\|.*`" + fault + "`.*\\|.+\\|");
  }

  /** The blocks that tell a scenario's story; there is a model beside it. */
  private static Stream<String> stories(Path page) {
    return blocks(page).filter(block -> block.startsWith("scenario"));
  }

  private static Stream<String> blocks(Path page) {
    return BLOCK
        .matcher(read(page))
        .results()
        .map((MatchResult block) -> unindented(block.group(2)))
        .toList()
        .stream();
  }

  private static List<String> sources() {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files
          .filter(file -> !file.toString().contains("target"))
          .filter(file -> file.toString().matches(".*(Test\\.java|pom\\.xml)"))
          .map(TestingGuideTest::read)
          .map(text -> text.replace("@project.version@", "0.1.0-SNAPSHOT"))
          .map(TestingGuideTest::unindented)
          .toList();
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

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
