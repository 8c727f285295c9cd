package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What holds for every generated source. */
class GeneratedSourcesTest {

  private static final Path QUICKSTART =
      Path.of(
          "../lifecycle-examples/quickstart/src/main/java",
          "dev/lifecycle/examples/quickstart/ClusterModel.java");

  @Test
  void twoRunsGiveTheSameSources() {
    assertThat(Compiling.generated(compiled())).isEqualTo(Compiling.generated(compiled()));
  }

  @Test
  void nothingIsDoneByReflection() {
    assertThat(Compiling.generated(compiled()))
        .hasSize(3)
        .allSatisfy(
            (name, source) ->
                assertThat(source)
                    .doesNotContain(
                        "java.lang.reflect",
                        "java.lang.invoke",
                        "Class.forName",
                        "getClass()",
                        "getMethod",
                        "getDeclared",
                        "newInstance"));
  }

  @Test
  void eachSaysWhoGeneratedItAndNotWhen() {
    assertThat(Compiling.generated(compiled()))
        .allSatisfy(
            (name, source) ->
                assertThat(source)
                    .contains("@Generated(\"dev.lifecycle.processor.LifecycleProcessor\")")
                    .doesNotContain("date ="));
  }

  @Test
  void nothingIsSaidOnSuccess() {
    assertThat(compiled().diagnostics()).isEmpty();
  }

  private static Compilation compiled() {
    return Compiling.silently(Compiling.source(QUICKSTART));
  }
}
