package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every generated source. */
class GeneratedSourcesTest {

  private static final Path QUICKSTART =
      Path.of(
          "../lifecycle-examples/quickstart/src/main/java",
          "dev/lifecycle/examples/quickstart/ClusterModel.java");

  private static final GeneratedFiles FILES = GeneratedFiles.ofQuickstart();

  @Test
  void twoRunsGiveTheSameSources() {
    assertThat(Compiling.generated(compiled())).isEqualTo(Compiling.generated(compiled()));
  }

  @Test
  void twoRunsGiveTheSameFilesWhereverTheyRun() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    GeneratedFiles elsewhere;
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      elsewhere = GeneratedFiles.ofQuickstart();
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    assertThat(files())
        .allSatisfy(file -> assertThat(elsewhere.text(file)).isEqualTo(FILES.text(file)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachFileSaysWhereItIsFromIfItCan(String file) {
    String text = FILES.text(file);
    String first = text.lines().findFirst().orElseThrow();

    if (file.endsWith(".json")) {
      assertThat(first).isEqualTo("{");
    } else {
      assertThat(first)
          .contains(
              "Generated from dev.lifecycle.examples.quickstart.ClusterModel:"
                  + " change the model, not this file.");
    }
    assertThat(text).endsWith("\n").doesNotContain("\r", " \n", "\t");
  }

  static Stream<String> files() {
    return Stream.of(
        "states.mmd",
        "states.dot",
        "transitions.md",
        "event-pattern.json",
        "policy.json",
        "template.yaml");
  }

  @Test
  void aNestedModelsFilesAreNamedAsItsClasses() {
    GeneratedFiles files =
        new GeneratedFiles(
            "p.Outer_Model",
            Compiling.cleanly(
                Compiling.source(
                    "p.Outer",
                    "package p;\n"
                        + LoadedModel.IMPORTS
                        + """
                        class Outer {
                          @Lifecycle(states = State.class, initial = "a")
                          static class Model {}
                          enum State { A }
                        }
                        """)));

    assertThat(files.text("states.mmd")).contains("Generated from p.Outer.Model:");
    assertThat(files.text("template.yaml")).contains("Handler: p.Outer_ModelHandler\n");
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
