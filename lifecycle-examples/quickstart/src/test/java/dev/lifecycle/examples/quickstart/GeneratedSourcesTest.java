package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files that are generated for the quickstart, to be read as documentation. {@code
 * -Dgolden.update=true} takes the new ones over.
 */
class GeneratedSourcesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path GENERATED =
      Path.of("target/generated-sources/annotations/dev/lifecycle/examples/quickstart");
  private static final Path RESOURCES =
      Path.of("target/classes/META-INF/lifecycle/dev.lifecycle.examples.quickstart.ClusterModel");
  private static final Path README = Path.of("../../README.md");
  private static final Pattern DIAGRAM = Pattern.compile("(?s)(?<=```mermaid\n).*?(?=```\n)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ClusterModelTransitions.java",
        "ClusterModelDispatcher.java",
        "ClusterModelHandler.java"
      })
  void classesAreAsExpected(String file) throws IOException {
    isAsExpected(GENERATED.resolve(file), GOLDEN.resolve(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "states.mmd",
        "states.dot",
        "transitions.md",
        "event-pattern.json",
        "policy.json",
        "template.yaml"
      })
  void filesAreAsExpected(String file) throws IOException {
    isAsExpected(RESOURCES.resolve(file), GOLDEN.resolve(file));
  }

  private static void isAsExpected(Path generated, Path golden) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, Files.readString(generated));
    }

    assertThat(generated).hasSameTextualContentAs(golden);
  }

  @Test
  void theReadmeShowsTheDiagram() throws IOException {
    String diagram = Files.readString(RESOURCES.resolve("states.mmd"));
    Matcher shown = DIAGRAM.matcher(Files.readString(README));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(README, shown.replaceFirst(Matcher.quoteReplacement(diagram)));
      shown.reset(Files.readString(README));
    }

    assertThat(shown.find()).isTrue();
    assertThat(shown.group()).isEqualTo(diagram);
  }
}
