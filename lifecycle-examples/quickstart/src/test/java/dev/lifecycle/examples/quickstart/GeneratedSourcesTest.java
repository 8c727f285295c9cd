package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sources that are generated for the quickstart, to be read as documentation. {@code
 * -Dgolden.update=true} takes the new ones over.
 */
class GeneratedSourcesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path GENERATED =
      Path.of("target/generated-sources/annotations/dev/lifecycle/examples/quickstart");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ClusterModelTransitions.java",
        "ClusterModelDispatcher.java",
        "ClusterModelHandler.java"
      })
  void areAsExpected(String file) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN.resolve(file), Files.readString(GENERATED.resolve(file)));
    }

    assertThat(GENERATED.resolve(file)).hasSameTextualContentAs(GOLDEN.resolve(file));
  }
}
