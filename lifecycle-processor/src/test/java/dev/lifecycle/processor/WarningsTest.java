package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Warnings can be made errors, and can be suppressed. */
class WarningsTest {

  /** Each placeholder may take an annotation: on the class, a constant, a field and a method. */
  private static final String MODEL =
      LoadedModel.IMPORTS
          + """
          @Lifecycle(states = Model.State.class, initial = "fresh")
          %s
          class Model {
            enum State { FRESH, %s UNUSED }

            %s
            int count;

            %s
            @Transition(source = {"fresh", "unused"}, dest = "fresh", on = InstanceAction.class)
            void go() {}
          }
          """;

  @Test
  void aWarningDoesNotKeepTheModelFromBeingGenerated() {
    Compilation compilation = compile(Compiling.lenient(), "", "", "", "");

    assertThat(compilation.errors()).isEmpty();
    assertThat(keys(compilation))
        .containsExactlyInAnyOrder(
            "LifecycleNoFailureState",
            "LifecycleNeverEntered",
            "LifecycleMutableField",
            "LifecycleNeverCompletes");
    assertThat(Compiling.generated(compilation)).hasSize(3);
  }

  @Test
  void strictlyItIsAnError() {
    Compiler strict = Compiling.lenient().withOptions("-Alifecycle.strict=true");
    Compilation compilation = compile(strict, "", "", "", "");

    assertThat(compilation.errors()).hasSize(4);
    assertThat(compilation.warnings()).isEmpty();
    assertThat(
            compile(Compiling.lenient().withOptions("-Alifecycle.strict=false"), "", "", "", "")
                .errors())
        .isEmpty();
  }

  @Test
  void theOptionIsDeclared() {
    assertThat(new LifecycleProcessor().getSupportedOptions()).containsExactly("lifecycle.strict");
  }

  @Test
  void eachIsSuppressedWhereItIs() {
    Compilation compilation =
        compile(
            Compiling.strict(),
            suppress("LifecycleNoFailureState"),
            suppress("LifecycleNeverEntered"),
            suppress("LifecycleMutableField"),
            suppress("LifecycleNeverCompletes"));

    assertThat(Compiling.ours(compilation)).isEmpty();
  }

  @Test
  void allAreSuppressedOnTheClass() {
    Compilation compilation =
        compile(
            Compiling.strict(),
            suppress(
                "LifecycleNoFailureState",
                "LifecycleNeverEntered",
                "LifecycleMutableField",
                "LifecycleNeverCompletes"),
            "",
            "",
            "");

    assertThat(Compiling.ours(compilation)).isEmpty();
  }

  @Test
  void anotherKeySuppressesNothing() {
    Compilation compilation =
        compile(
            Compiling.lenient(),
            "@SuppressWarnings({\"never-entered\", \"all\"})",
            suppress("LifecycleMutableField"),
            suppress("LifecycleNeverCompletes"),
            suppress("LifecycleMutableField"));

    assertThat(keys(compilation)).hasSize(4);
  }

  @Test
  void anErrorIsNotSuppressed() {
    Compilation compilation =
        Compiling.lenient()
            .compile(
                Compiling.source(
                    "Model",
                    MODEL
                        .formatted(suppress("LifecycleUnknownState"), "", "", "")
                        .replace("dest = \"fresh\"", "dest = \"frsh\"")));

    assertThat(compilation.errors()).hasSize(1);
    assertThat(keys(compilation)).contains("LifecycleUnknownState");
  }

  private static Compilation compile(Compiler compiler, String... annotations) {
    return compiler.compile(Compiling.source("Model", MODEL.formatted((Object[]) annotations)));
  }

  private static String suppress(String... keys) {
    return Stream.of(keys)
        .map(key -> "\"lifecycle:" + key + "\"")
        .collect(Collectors.joining(", ", "@SuppressWarnings({", "})"));
  }

  private static List<String> keys(Compilation compilation) {
    return Compiling.ours(compilation).stream()
        .map(message -> message.substring(1, message.indexOf(']')))
        .toList();
  }
}
