package dev.lifecycle.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that mention what does not exist, or not yet. */
class RoundsTest {

  private static final String MODEL =
      LoadedModel.IMPORTS
          + """
          @Lifecycle(states = Model.State.class, initial = "a")
          class Model extends GeneratedBase {
            enum State { A, B }

            @Transition(source = "a", dest = "b", on = InstanceLaunching.class)
            void go() {}
          }
          """;

  @Test
  void aModelWaitsForWhatAnotherProcessorGenerates() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new LifecycleProcessor(), new BaseProcessor())
            .compile(Compiling.source("Model", MODEL));

    assertThat(compilation.errors()).isEmpty();
    assertThat(LoadedModel.of(compilation, "Model", "Model").rows())
        .containsExactly("inherited", "go");
  }

  @Test
  void aModelThatWaitsInVainIsReportedOnce() {
    Compilation compilation = Compiling.lenient().compile(Compiling.source("Model", MODEL));

    assertThat(Compiling.ours(compilation)).hasSize(1).first().asString().contains("Unresolved");
    assertThat(Compiling.messages(compilation)).contains("GeneratedBase");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Lifecycle class Model {}",
        "@Lifecycle(states = Missing.class, initial = \"a\") class Model {}",
        "@Lifecycle(states = int.class, initial = \"a\") class Model {}",
        "@Lifecycle(states = Thread.State.class, initial = 5) class Model {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\" + Missing.X) class Model {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") class Model extends Model {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") @Transition void model() {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") class Model<T extends X> {}",
        "@Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model { @Transition void go() {} }",
        "@Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model { @Transition(source = 1, dest = \"new\", on = X) void go(X x) {} }",
        "@Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model { @Transition(source = \"new\", dest = \"new\", on = {}) X go(X... x) }",
        "@Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model { @Scheduled(\"x\") List<X> go() {return null;} @Before(X.Y) void b() {} }",
        "@SuppressWarnings(Missing.X) @Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model {}",
        "@SuppressWarnings(5) @Lifecycle(states = Thread.State.class, initial = \"new\")"
            + " class Model { @SuppressWarnings({Missing.X, \"lifecycle:\"}) int count; }",
        "@Lifecycle(states = Thread.State.class, initial = \"new\") class Model { Missing missing;"
            + " @Transition(source = Transition.ANY, dest = \"new\", completes = X.Y) void go() {} }",
        "@Lifecycle(states = Model.State.class, initial = \"\") class Model { enum State {} int x = y;"
            + " @Transition(source = Transition.ANY, dest = Transition.REMOVED) void go() {} }",
        "@Lifecycle(states = Model.State.class, initial = \"a\") class Model { enum State { A, A }"
            + " @Transition(source = \"a\", dest = \"a\") void go() {} }",
        "@Lifecycle(states = Model.State.class, initial = \"a\") class Model { enum State { A(x) }"
            + " @Transition(source = Transition.ANY, dest = Transition.STAY, on = InstanceAction.class,"
            + " completes = true, when = \"c\", unless = \"c\") void go() { undefined(); }"
            + " @Condition boolean c() { return; } }",
      })
  void brokenCodeIsLeftToTheCompiler(String model) {
    Compilation compilation =
        Compiling.lenient().compile(Compiling.source("Model", LoadedModel.IMPORTS + model));

    assertThat(compilation.errors()).isNotEmpty();
    assertThat(Compiling.messages(compilation)).doesNotContain("Exception");
  }

  /** Generates the superclass of the model. */
  @SupportedAnnotationTypes("*")
  private static final class BaseProcessor extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (processingEnv.getElementUtils().getTypeElement("GeneratedBase") == null) {
        generate();
      }
      return false;
    }

    private void generate() {
      try (Writer writer =
          processingEnv.getFiler().createSourceFile("GeneratedBase").openWriter()) {
        writer.write(
            LoadedModel.IMPORTS
                + """
                class GeneratedBase {
                  @Transition(source = "b", dest = "a", on = InstanceLaunching.class)
                  void inherited() {}
                }
                """);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
